import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parsed } from "../../../support/parse-output.ts";
import { interrupt, runMesa, testFolder, type Answer } from "../../../support/test-context.ts";
import { nthTicket } from "../../../support/nth-ticket.ts";

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
  expect(stdout).toContain(nthTicket(1));
});

test("what was not saved is not said to be a draft", async () => {
  const { code, stderr } = await ask(withoutDrafts(), [interrupt]);
  expect([code, stderr.includes("no se guardó"), stderr.includes("continuar")]).toEqual([
    130,
    true,
    false,
  ]);
});

test("answers that a full disk took no more are not said to be kept with those before", async () => {
  const folder = testFolder();
  const drafts = join(folder, "borradores");
  const { code, stdout, stderr } = await runMesa(request, {
    folder,
    answers: ["cambiar", "hora", "10:33", "guardar"],
    interactive: true,
    env: { NO_COLOR: "1" },
    onQuestion({ kind }) {
      if (kind !== "line") return;
      rmSync(drafts, { recursive: true });
      writeFileSync(drafts, "");
    },
  });
  expect([code, stdout]).toEqual([130, ""]);
  expect(stderr).toContain("No se pudo guardar el borrador");
});

const another = {
  v: 1,
  id: "xyz789",
  formulario: "incidente",
  perfil: "practica",
  respuestas: {},
  sigue_a: null,
  clave: "k",
  creado: "2026-11-24T15:00:00Z",
  actualizado: "2026-11-24T15:00:00Z",
};

test.each([
  ["no JSON", readFileSync("test/fixtures/malos/texto.heic")],
  ["another draft's id", JSON.stringify(another)],
])("a draft of %s is left alone and told by its path", async (_what, content) => {
  const folder = testFolder();
  mkdirSync(join(folder, "borradores"));
  writeFileSync(join(folder, "borradores", "abc234.json"), content);
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
