import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runMesa, testFolder, type AskedQuestion } from "../../../support/test-context.ts";

test("the review says what is still wrong, and does not offer to send it", async () => {
  const folder = testFolder();
  const { adjuntos: _given, ...rest } = JSON.parse(readFileSync("ejemplos/consulta.json", "utf8"));
  const path = join(folder, "c.json");
  writeFileSync(path, JSON.stringify({ ...rest, motivo: "consulta-arancel" }));
  const questions: AskedQuestion[] = [];
  const create = ["consulta", "crear", "--perfil", "practica", "--desde", path];
  const result = await runMesa(create, {
    interactive: true,
    answers: ["", "descartar", true],
    env: { NO_COLOR: "1" },
    onQuestion: (asked) => void questions.push(asked),
  });
  const [, reviewed = ""] = result.stderr.split("Formulario para la Atención de Consultas");
  expect(reviewed).toMatch(/^✗ Adjuntos: este motivo exige documentos/m);
  expect(questions.map(({ kind }) => kind)).toEqual(["search", "choose", "confirm"]);
  const actions = questions[1]?.choices.map(({ value }) => value);
  expect(actions).toContain("cambiar");
  expect(actions).not.toContain("enviar");
});
