import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parsed } from "../../support/parse-output.ts";
import { createExportFolder } from "../../../src/platform/files/export-folder.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

test("a folder is replaced only when it is an earlier export and nothing else", async () => {
  const folder = testFolder();
  const path = join(testFolder(), "mios");
  const run = async (...argv: readonly string[]) => {
    const words = ["datos", "exportar", "--salida", path, "--json", ...argv];
    const { code, stderr } = await runMesa(words, { folder });
    return code === 0 ? 0 : parsed("error", stderr)["error"].codigo;
  };
  mkdirSync(path);
  writeFileSync(join(path, "tesis.odt"), "años de trabajo");
  expect(await run("--reemplazar")).toBe("no-es-exportacion");
  expect(readdirSync(path)).toEqual(["tesis.odt"]);
  writeFileSync(join(path, "datos.json"), '{"v":1,"mio":true}');
  rmSync(join(path, "tesis.odt"));
  expect(await run("--reemplazar")).toBe("no-es-exportacion");
  rmSync(join(path, "datos.json"));
  expect(await run("--reemplazar")).toBe(0);
  expect(await run()).toBe("archivo-existe");
  expect(await run("--reemplazar")).toBe(0);
  writeFileSync(join(path, "notas.txt"), "mías");
  expect(await run("--reemplazar")).toBe("no-es-exportacion");
  expect(readFileSync(join(path, "notas.txt"), "utf8")).toBe("mías");
  // Nor is anything left beside it.
  expect(readdirSync(join(path, ".."))).toEqual(["mios"]);
});

test("what may not be replaced is refused before anything is written", async () => {
  const folder = testFolder();
  const path = join(folder, "mios");
  writeFileSync(path, "una nota");
  for (const [replace, code] of [
    [false, "archivo-existe"],
    [true, "no-es-exportacion"],
  ] as const) {
    await expect(createExportFolder(path, replace, [])).rejects.toMatchObject({ code });
  }
  expect(readdirSync(folder)).toEqual(["mios"]);
});

test("an export that is given up leaves nothing, and one that ends badly neither", async () => {
  const folder = testFolder();
  const path = join(folder, "mios");
  const some = async function* () {
    yield await Promise.resolve("{}");
  };
  const given = await createExportFolder(path, false, []);
  expect(await given.text("datos.json", some())).toBe(2);
  const gone = { path: join(folder, "no-hay"), name: "restos/a", bytes: 1, modified: new Date(0) };
  expect(await given.file(gone)).toBe(false);
  await given.abandon();
  expect(readdirSync(folder)).toEqual([]);
  const late = await createExportFolder(path, false, []);
  await late.text("datos.json", some());
  writeFileSync(path, "entretanto");
  await expect(late.finish()).rejects.toMatchObject({ code: "archivo-existe" });
  await late.abandon();
  expect([readdirSync(folder), readFileSync(path, "utf8")]).toEqual([["mios"], "entretanto"]);
});
