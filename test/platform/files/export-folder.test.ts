import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { posix } from "../../support/posix.ts";
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

test("an export has its texts and files in their folders, for its owner alone", async () => {
  const folder = testFolder();
  const [path, source] = [join(folder, "mios"), join(folder, "fuente")];
  writeFileSync(source, "uno");
  if (posix) chmodSync(source, 0o644);
  const some = async function* () {
    yield await Promise.resolve("{}");
    yield await Promise.resolve("\n");
  };
  const given = await createExportFolder(path, false, []);
  const file = { path: source, bytes: 3, modified: new Date(0) };
  expect(await given.file({ ...file, name: "archivos/ab/uno" })).toBe(true);
  expect(await given.text("libro/solicitudes/a.json", some())).toBe(3);
  // It has no name before it is complete.
  expect(readdirSync(folder).includes("mios")).toBe(false);
  await given.finish();
  const found = readdirSync(path, { recursive: true, encoding: "utf8" }).toSorted();
  expect(found.map((name) => name.replaceAll("\\", "/"))).toEqual([
    "archivos",
    "archivos/ab",
    "archivos/ab/uno",
    "libro",
    "libro/solicitudes",
    "libro/solicitudes/a.json",
  ]);
  expect(readFileSync(join(path, "archivos/ab/uno"), "utf8")).toBe("uno");
  expect(readFileSync(join(path, "libro/solicitudes/a.json"), "utf8")).toBe("{}\n");
  expect(readdirSync(folder).toSorted()).toEqual(["fuente", "mios"]);
  if (!posix) return;
  const modes = found.map((name) => (statSync(join(path, name)).mode & 0o777).toString(8));
  expect(modes).toEqual(["700", "700", "600", "700", "700", "600"]);
});
