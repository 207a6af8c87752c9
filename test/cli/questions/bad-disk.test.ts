import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parsed } from "../../support/parse-output.ts";
import { interrupt, runMesa, testFolder, type Answer } from "../../support/test-context.ts";

const request = [
  "incidente",
  "crear",
  "--perfil",
  "practica",
  "--desde",
  "test/fixtures/solicitudes/incidente-mti-placa.json",
];

/** A folder in which no draft can be written: what should be their folder is a file. */
function withoutDrafts(): string {
  const folder = testFolder();
  writeFileSync(join(folder, "borradores"), "");
  return folder;
}

const ask = (folder: string, answers: readonly Answer[]) =>
  runMesa(request, { folder, answers, interactive: true, env: { NO_COLOR: "1" } });

test("a disk that takes no draft is told once and keeps nobody from sending", async () => {
  const { code, stdout, stderr } = await ask(withoutDrafts(), ["enviar"]);
  expect([code, stderr.match(/No se pudo guardar el borrador/g)?.length]).toEqual([0, 1]);
  expect(stdout).toContain("MS-2026-000001");
});

test("what was not saved is not said to be a draft", async () => {
  const { code, stderr } = await ask(withoutDrafts(), [interrupt]);
  expect([code, stderr.includes("no quedó guardado"), stderr.includes("continuar")]).toEqual([
    130,
    true,
    false,
  ]);
});

test("a draft that can't be read is left alone and told by its path", async () => {
  const folder = testFolder();
  mkdirSync(join(folder, "borradores"));
  cpSync("test/fixtures/malos/texto.heic", join(folder, "borradores", "abc234.json"));
  const { code, stdout, stderr } = await runMesa(["borrador", "listar"], { folder });
  expect([code, stdout, stderr.includes(join(folder, "borradores", "abc234.json"))]).toEqual([
    0,
    "",
    true,
  ]);
  const opened = await runMesa(["borrador", "ver", "abc234", "--json"], { folder });
  expect([opened.code, parsed("error", opened.stderr)["error"].codigo]).toEqual([
    2,
    "borrador-danado",
  ]);
});
