import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createSecretStores } from "../../src/compose/secret-stores.ts";
import { Secret } from "../../src/domain/secret.ts";
import { findFolders } from "../../src/platform/settings/folders.ts";
import { readSettings } from "../../src/platform/settings/read-settings.ts";
import { cheapHash, testFolder } from "../support/test-context.ts";

const answers = `process.stdin.resume(); console.log('{"ok":true,"secreto":null}')`;
const fails = "process.exit(1)";

/** The stores of a machine whose own one answers so. */
function stores(script: string, wanted?: string) {
  const folder = testFolder();
  const helper = join(folder, "ayudante.cjs");
  const asked = join(folder, "preguntado");
  writeFileSync(
    helper,
    `require("node:fs").writeFileSync(${JSON.stringify(asked)}, ""); ${script}`,
  );
  const env = { MESA_CARPETA: folder };
  const made = createSecretStores({
    folders: findFolders(process.platform, env),
    settings: readSettings(env),
    wanted,
    helper: { file: process.execPath, words: [helper] },
    interactive: true,
    platform: "linux",
    env,
    askPhrase: () => Promise.resolve(undefined),
    phraseCostLog2: cheapHash,
  });
  return { ...made, folder, isAsked: () => existsSync(asked) };
}

test.each([
  [undefined, answers, "sistema", true],
  [undefined, fails, "archivo", true],
  ["sistema", answers, "sistema", true],
  ["archivo", answers, "archivo", false],
])(
  "where %s is wanted and its helper does %s, secrets go into: %s",
  async (wanted, script, place, isAsked) => {
    const one = stores(script, wanted);
    expect([(await one.preferred()).place, one.isAsked()]).toEqual([place, isAsked]);
  },
);

test("a store of the system's that is wanted and does not answer is told", async () => {
  const { preferred, at } = stores(fails, "sistema");
  const { where } = at("sistema");
  await expect(preferred()).rejects.toMatchObject({
    code: "almacen-no-responde",
    params: { almacen: where },
  });
});

test("sealed files lie in the folder of data, and each store is where it says", async () => {
  const { at, folder, isAsked } = stores(fails);
  const vault = at("archivo");
  expect([vault.place, vault.where, at("sistema").place]).toEqual([
    "archivo",
    join(folder, "boveda"),
    "sistema",
  ]);
  await vault.put("sesion:p", new Secret("ficha"));
  expect((await at("archivo").get("sesion:p"))?.reveal()).toBe("ficha");
  expect([existsSync(join(folder, "llave")), isAsked()]).toEqual([true, false]);
  await vault.remove("sesion:p");
  expect(await vault.get("sesion:p")).toBeUndefined();
});
