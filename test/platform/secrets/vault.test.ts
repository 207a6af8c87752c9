import { mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Secret } from "../../../src/domain/secret.ts";
import { createVault } from "../../../src/platform/secrets/vault.ts";
import { cheapHash, testFolder } from "../../support/test-context.ts";

const canary = "canario-4711-ñ";

function vault(folder: string, phrase?: string) {
  return createVault({
    folder: join(folder, "boveda"),
    keyPath: join(folder, "llave"),
    phrase: phrase === undefined ? undefined : new Secret(phrase),
    askPhrase: () => Promise.resolve(undefined),
    phraseCostLog2: cheapHash,
  });
}

test.each([undefined, "una frase de paso"])(
  "what goes in comes out, sealed on disk (%s)",
  async (phrase) => {
    const folder = testFolder();
    await vault(folder, phrase).put("sesion:a", new Secret(canary));
    expect((await vault(folder, phrase).get("sesion:a"))?.reveal()).toBe(canary);
    const [name = ""] = readdirSync(join(folder, "boveda"));
    const path = join(folder, "boveda", name);
    expect(readFileSync(path, "utf8")).not.toContain("canario");
    if (process.platform !== "win32") expect(statSync(path).mode & 0o777).toBe(0o600);
    await vault(folder, phrase).remove("sesion:a");
    expect(await vault(folder, phrase).get("sesion:a")).toBeUndefined();
  },
);

test("another phrase, no phrase, or another entry's file do not open it", async () => {
  const folder = testFolder();
  await vault(folder, "una").put("sesion:a", new Secret(canary));
  const closed = { code: "boveda-cerrada" };
  await expect(vault(folder, "otra").get("sesion:a")).rejects.toMatchObject(closed);
  await expect(vault(folder).get("sesion:a")).rejects.toMatchObject(closed);
  const [name = ""] = readdirSync(join(folder, "boveda"));
  renameSync(
    join(folder, "boveda", name),
    join(folder, "boveda", name.replace("a.json", "b.json")),
  );
  await expect(vault(folder, "una").get("sesion:b")).rejects.toMatchObject(closed);
});

test("eight that are the first to need the key have one key", async () => {
  const folder = testFolder();
  const names = ["a", "b", "c", "d", "e", "f", "g", "h"];
  await Promise.all(names.map((name) => vault(folder).put(name, new Secret(name))));
  const read = await Promise.all(
    names.map(async (name) => (await vault(folder).get(name))?.reveal()),
  );
  expect(read).toEqual(names);
  expect(readdirSync(folder).toSorted()).toEqual(["boveda", "llave"]);
});

test("what can't be read is told, a damaged file is none, and a wrong key opens nothing", async () => {
  const folder = testFolder();
  const entry = join(folder, "boveda", "sesion%3Aa.json");
  await vault(folder).put("sesion:a", new Secret(canary));
  expect(readdirSync(join(folder, "boveda"))).toEqual(["sesion%3Aa.json"]);
  writeFileSync(join(folder, "llave"), Buffer.alloc(31).toString("base64"));
  await expect(vault(folder).get("sesion:a")).rejects.toMatchObject({ code: "boveda-cerrada" });
  for (const text of ["", "{}", `{"v":2}`]) {
    writeFileSync(entry, text);
    expect(await vault(folder).get("sesion:a")).toBeUndefined();
  }
  await vault(folder).remove("sesion:a");
  mkdirSync(entry);
  await expect(vault(folder).get("sesion:a")).rejects.toMatchObject({ code: "archivo-ilegible" });
});
