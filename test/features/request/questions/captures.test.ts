import { cpSync, mkdirSync, readFileSync, utimesSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { readPng } from "../../../../src/evidence/read-png.ts";
import { parsed } from "../../../support/parse-output.ts";
import {
  enter,
  interrupt,
  runMesa,
  testFolder,
  type Answer,
  type AskedQuestion,
} from "../../../support/test-context.ts";

const create = ["incidente", "crear", "--perfil", "practica"];
const now = new Date("2026-11-20T15:40:00Z");
const account = "Al enviar la DAI el sistema muestra un error; se esperaba que quedara enviada.";

test("the newest screenshots come first, and a path that is not there names its neighbour", async () => {
  const folder = testFolder();
  const shots = join(folder, "Pictures", "Screenshots");
  mkdirSync(shots, { recursive: true });
  const pictures = [
    ["antes.png", 18],
    ["nueva.png", 20],
    ["media.png", 19],
  ] as const;
  for (const [name, day] of pictures) {
    cpSync("test/fixtures/capturas/05-imdt-1280x800-sin-reloj.png", join(shots, name));
    utimesSync(join(shots, name), new Date(2026, 10, day), new Date(2026, 10, day));
  }
  const asked: AskedQuestion[] = [];
  const facts = ["DAI", "ayer 10h32", "guayaquil mar", "agente", account];
  const { code, stderr } = await runMesa(create, {
    interactive: true,
    env: { NO_COLOR: "1" },
    folder,
    cwd: folder,
    now,
    answers: [...facts, join(shots, "nueba.png"), join(shots, "nueva.png"), interrupt],
    onQuestion: (one) => asked.push(one),
  });
  expect(code).toBe(130);
  const first = asked.find(({ question }) => question.message.includes("Capturas"));
  expect(first?.choices.slice(0, 3).map(({ value }) => value)).toEqual(
    ["nueva.png", "media.png", "antes.png"].map((name) => join(shots, name)),
  );
  expect(stderr.replaceAll(/\s+/g, " ")).toContain("¿Quiso decir «nueva.png»");
});

test("so do options, and files that options name", async () => {
  const folder = testFolder();
  const from = async (...argv: readonly string[]) =>
    (await runMesa([...create, ...argv], { folder, now })).stderr;
  expect(await from("--desde", "ejemplos/incidnte.json")).toContain(
    "¿Quiso decir «incidente.json»",
  );
  const capture = "ejemplos/capturas/1-tribtos.png";
  expect(await from("--desde", "ejemplos/incidente.json", "--captura", capture)).toContain(
    "¿quiso decir «1-tributos.png»?",
  );
  expect(await from("--desde", "ejemplos/nada-de-eso.json")).not.toContain("uiso decir");
});

/** A request with one capture, whose review begins with its captures; ends as a rehearsal. */
async function hiding(answers: readonly Answer[], env: Readonly<Record<string, string>> = {}) {
  const folder = testFolder();
  cpSync("test/fixtures/capturas/01-dai-error-1366x768-oscuro.png", join(folder, "error.png"));
  const argv = [...create, "--desde", resolve("ejemplos/incidente.json"), "--captura", "error.png"];
  const result = await runMesa([...argv, "--json"], {
    interactive: true,
    answers: ["cambiar", "capturas", ...answers, "listo", "enviar"],
    env: { NO_COLOR: "1", ...env },
    folder,
    cwd: folder,
    now,
    width: 200,
  });
  const [capture] = parsed("incidente-crear", result.stdout).evidencia.capturas;
  return { ...result, folder, hidden: capture.ocultado };
}

test("a part is hidden in the questions, which the review says; the file stays as it is", async () => {
  const { folder, stderr, hidden } = await hiding(["ocultar", "1200, 700,160,60 0,0,10,10"]);
  expect(hidden).toEqual([
    { x: 1200, y: 696, ancho: 160, alto: 64, patron: null },
    { x: 0, y: 0, ancho: 16, alto: 16, patron: null },
  ]);
  expect(stderr).toContain("1. error.png [■ 1200,700,160,60 0,0,10,10]");
  expect(stderr).not.toContain("\u001b_G");
  const original = "test/fixtures/capturas/01-dai-error-1366x768-oscuro.png";
  expect(readFileSync(join(folder, "error.png")).equals(readFileSync(original))).toBe(true);
});

test("nothing is hidden by what can't be, and an empty answer takes back what was", async () => {
  const answers = ["el reloj", "5000,0,10,10", "ruc", "0,0,9,9", " "];
  const { stderr, hidden } = await hiding(answers.flatMap((one) => ["ocultar", one]));
  expect(hidden).toBeUndefined();
  for (const words of ["No se entiende: el reloj", "queda fuera", "mesa evidencia preparar"]) {
    expect(stderr).toContain(words);
  }
  expect(stderr).toContain("1. error.png [■ 0,0,9,9]");
});

test("where the terminal shows pictures the hidden one is shown, and may be refused", async () => {
  const answers = ["ocultar", "0,0,9,9", false, "ocultar", "1200,700,160,60", enter];
  const { stderr, hidden } = await hiding(answers, { TERM: "xterm-kitty" });
  const pictures = stderr.split("a=T").slice(1);
  expect(pictures).toHaveLength(2);
  const sent = [...(pictures[1] ?? "").matchAll(/;([A-Za-z0-9+/=]+)\u001b/g)];
  const picture = Buffer.from(sent.map(([, text]) => text).join(""), "base64");
  expect(await readPng(picture)).toEqual({ width: 1366, height: 768, ignored: [] });
  expect(hidden).toEqual([{ x: 1200, y: 696, ancho: 160, alto: 64, patron: null }]);
});
