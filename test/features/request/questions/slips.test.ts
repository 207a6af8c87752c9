import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { testDesk } from "../../../support/desk-client.ts";
import {
  interrupt,
  runMesa,
  testFolder,
  type Answer,
  type AskedQuestion,
} from "../../../support/test-context.ts";

const practice = ["incidente", "crear", "--perfil", "practica"];
const account = "Al enviar la DAI sale un error de firma; se esperaba que quedara enviada.";
const facts: readonly Answer[] = ["DAI", "ayer 10h32", "028", "agente", account];

/** Answers until the last one given, which is Ctrl-C, in a folder with one capture. */
async function asked(argv: readonly string[], answers: readonly Answer[], folder = testFolder()) {
  cpSync(
    "test/fixtures/capturas/01-dai-error-1366x768-oscuro.png",
    join(folder, "error de firma.png"),
  );
  const questions: AskedQuestion[] = [];
  const { code, stderr } = await runMesa(argv, {
    folder,
    cwd: folder,
    interactive: true,
    answers: [...answers, interrupt],
    env: { NO_COLOR: "1" },
    onQuestion: (question) => void questions.push(question),
  });
  return { code, stderr, questions, folder };
}

test("a path that is not there leaves a clean line for the next one", async () => {
  const { stderr, questions } = await asked(practice, [...facts, "capturas/nada.png", "error"]);
  expect(stderr.replaceAll(/\s+/g, " ")).toMatch(/✗ No se encuentra \S*nada\.png/);
  const captures = questions.filter(({ question }) => question.message.includes("Captura"));
  expect(captures.map(({ question }) => question.initial)).toEqual(["", ""]);
});

test("a pattern that means nothing is as a file that is not there", async () => {
  const { stderr, questions } = await asked(practice, [...facts, "*.gif", "*.png"]);
  expect(stderr.replaceAll(/\s+/g, " ")).toMatch(/✗ No se encuentra \*\.gif/);
  const captures = questions.filter(({ question }) => question.message.includes("Captura"));
  expect(captures.map(({ question }) => question.initial)).toEqual(["", ""]);
});

test("a menu opens its screens, and stands for itself only when it is chosen again", async () => {
  const { questions } = await asked(practice, ["Trámites Operativos", "Despacho"]);
  const [first = [], second = []] = questions.map(({ choices }) =>
    choices.map(({ value }) => value),
  );
  expect(first.length).toBeGreaterThan(5);
  expect(second.length).toBeGreaterThan(1);
  // What is within it comes before the menu itself.
  expect(second.at(-1)).toBe("Trámites Operativos");
  for (const inside of second.slice(0, -1)) expect(inside).toMatch(/^Trámites Operativos > /);
});

test("a session is asked for before the first question of a form", async () => {
  const { url } = await testDesk();
  const folder = testFolder();
  const profile = ["perfil", "crear", "agencia", "--canal", "portal", "--url", url];
  expect((await runMesa(profile, { folder })).code).toBe(0);
  const { questions } = await asked(["incidente", "crear"], [false], folder);
  expect(questions.map(({ kind }) => kind)).toEqual(["confirm", "search"]);
});

test("a draft names its captures as the review does", async () => {
  const { folder } = await asked(practice, [...facts, "error"]);
  const { stdout } = await runMesa(["borrador", "listar", "--json"], { folder });
  const [{ id }] = JSON.parse(stdout).borradores;
  const shown = (await runMesa(["borrador", "ver", id], { folder })).stdout;
  expect(shown).toContain("1. error de firma.png");
  expect(shown).not.toMatch(/[{}]|"ruta"/);
});

test("tests that all pass are counted in words", async () => {
  const shown = await runMesa(["ci", "reportar", "test/fixtures/junit/todo-pasa.xml"], {
    interactive: true,
    env: { NO_COLOR: "1" },
  });
  expect(shown.stdout).toMatch(/^✓ Pasan todas \(\d+\)$/m);
});

test("a state may be waited for by either name of the option", async () => {
  const folder = testFolder();
  const create = [...practice, "--desde", "ejemplos/incidente.json"];
  expect((await runMesa(create, { folder })).code).toBe(0);
  const wait = ["ticket", "esperar", "1", "--perfil", "practica", "--plazo", "5s"];
  for (const flag of ["--hasta", "--estado"]) {
    const { code, stdout } = await runMesa([...wait, flag, "registrado"], { folder });
    expect([code, stdout]).toEqual([0, expect.stringContaining("registrado")]);
  }
});
