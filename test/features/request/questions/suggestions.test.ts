import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type {
  ImageReader,
  PageLine,
  ReadImage,
  SeenClock,
} from "../../../../src/ports/image-reader.ts";
import { parsed } from "../../../support/parse-output.ts";
import {
  runMesa,
  testFolder,
  type Answer,
  type AskedQuestion,
} from "../../../support/test-context.ts";
import { expectTranscript } from "../../../support/transcript.ts";

const argv = ["incidente", "crear", "--perfil", "practica"];
const now = new Date("2026-11-20T15:40:00Z");
const account = "Al enviar la DAI el sistema muestra un error; se esperaba que quedara enviada.";
const person: readonly Answer[] = ["0999999999001", "Agencia Uno", "a@agencia.example"];
const path =
  "Trámites Operativos > 1.1 Elaboración de e-Doc. Operativo > 1.1.1 Documentos electrónicos > Despacho > Declaración Aduanera de Importación";
const lineOf = (left: number, top: number, text: string): PageLine => ({
  text,
  left,
  top,
  right: left + text.length * 12,
  bottom: top + 25,
  words: [],
});
const lines = [
  lineOf(38, 100, path),
  lineOf(900, 300, "028-2026-10-00123456"),
  lineOf(500, 400, "Mensaje del sistema"),
  lineOf(510, 440, "Error: Send failed - Login Error."),
  lineOf(510, 470, "Vuelva a intentarlo."),
];
const box = { left: 1200, top: 700, right: 1360, bottom: 760 };
const clock: SeenClock = {
  day: "2026-11-19",
  time: "16:47",
  halfDay: false,
  certainty: "sure",
  box,
};
const picture: ReadImage = {
  look: { edges: 0.05, grid: [] },
  clock,
  moments: [],
  lines,
};

/** A workplace with one capture, whose reader has the picture above or parts of it changed. */
function workplace(changed: Partial<ReadImage> = {}) {
  const folder = testFolder();
  cpSync("test/fixtures/capturas/01-dai-error-1366x768-oscuro.png", join(folder, "error.png"));
  const wanted: boolean[] = [];
  const imageReader: ImageReader = {
    read: ({ whole = false }) => {
      wanted.push(whole);
      return Promise.resolve({ ...picture, ...changed });
    },
  };
  const asked: AskedQuestion[] = [];
  const run = (answers: readonly Answer[], more: readonly string[] = []) =>
    runMesa([...argv, ...more], {
      interactive: true,
      answers,
      now,
      cwd: folder,
      folder,
      width: 200,
      env: { NO_COLOR: "1" },
      imageReader,
      onQuestion: (one) => asked.push(one),
    });
  return { folder, run, asked, wanted };
}

test("captures come first, and Enter takes what was read in them, which is said each time", async () => {
  const { run, asked } = workplace();
  const answers = ["error", "", "", "guayaquil mar", "agente", account, ...person];
  const { code, stderr, stdout } = await run([...answers, "enviar", false]);
  expect([code, stdout]).toEqual([0, expect.stringContaining("✓ Registrado")]);
  expect(answers.length).toBeLessThanOrEqual(10);
  expect(asked[0]?.question.message).toContain("Capturas");
  expect(stderr).toMatch(
    /Leído en la captura 1: .*Declaración Aduanera de Importación - DAI \(9\d %\)/,
  );
  expect(stderr).toContain("Leído en la captura 1: 2026-11-19 16:47");
  expect(stderr).toContain(
    "En las capturas se lee además, para «Añadir»: Mensaje de error, Declaración, entrega o manifiesto",
  );
  const review = stderr.slice(stderr.lastIndexOf("Pantalla"));
  expect(review).toContain("Fecha del evento: 2026-11-19");
  expect(review).toContain("Hora del evento: 16:47");
  // Nothing that was read is in the form without an answer.
  expect(review).not.toContain("Login Error");
});

test("whatever is typed wins; screens nearly as like are offered next to the first", async () => {
  const { run, asked } = workplace();
  const own = ["DAE", "ayer 16h50", "guayaquil mar", "agente", account, ...person];
  const { code, stderr } = await run([...own, "enviar", false], ["--captura", "error.png"]);
  expect(code).toBe(0);
  const screen = asked.find(({ question }) => question.message.includes("Pantalla"));
  const names = screen?.choices.slice(0, 2).map(({ value }) => value.replace(/^.*> /, ""));
  expect(names?.[0]).toBe("Declaración Aduanera de Importación - DAI");
  expect(stderr).toContain(`o bien: `);
  expect(stderr).toContain(names?.[1] ?? "nothing");
  const review = stderr.slice(stderr.lastIndexOf("Pantalla"));
  expect(review).toMatch(/Exportación/);
  expect(review).toContain("Hora del evento: 16:50");
});

test("what the review adds begins with what was read", async () => {
  const { run } = workplace();
  const answers = ["", "", "guayaquil mar", "agente", account, ...person];
  const add = ["anadir", "mensaje", "", "anadir", "declaraci", "", "enviar", false];
  const { code, stderr } = await run([...answers, ...add], ["--captura", "error.png"]);
  expect(code).toBe(0);
  const review = stderr.slice(stderr.lastIndexOf("Pantalla"));
  expect(review).toContain(
    "Mensaje de error: Error: Send failed - Login Error. Vuelva a intentarlo.",
  );
  expect(review).toContain("028-2026-10-00123456");
});

test.each<[string, Partial<ReadImage>]>([
  ["a clock that is not sure", { clock: { ...clock, certainty: "single" } }],
  ["no clock", { clock: undefined }],
])("%s is no suggestion", async (_case, changed) => {
  const { run, asked } = workplace(changed);
  const typed = ["", "ayer 16h50", "guayaquil mar", "agente", account, ...person];
  await run([...typed, "enviar", false], ["--captura", "error.png"]);
  const day = asked.find(({ question }) => question.message.includes("Fecha"));
  expect(day?.question.initial).toBe("hoy");
});

test("a hidden clock is not offered, and counts as not seen", async () => {
  const { run, asked } = workplace();
  const typed = ["", "ayer 16h50", "guayaquil mar", "agente", account, ...person];
  const hide = ["--captura", "error.png", "--ocultar", "1200,700,160,60", "--ensayo", "--json"];
  const { stdout } = await run(typed, hide);
  const day = asked.find(({ question }) => question.message.includes("Fecha"));
  expect(day?.question.initial).toBe("hoy");
  const [capture] = parsed("incidente-crear", stdout).evidencia.capturas;
  expect(capture.reloj.estado).toBe("no_se_ve");
});

test("a script is given nothing that was read, and all that is missing is named", async () => {
  const { folder, wanted } = workplace();
  const { code, stderr } = await runMesa([...argv, "--captura", "error.png", "--json"], {
    cwd: folder,
    folder,
    now,
    imageReader: {
      read: ({ whole = false }) => {
        wanted.push(whole);
        return Promise.resolve(picture);
      },
    },
  });
  const fields = parsed("error", stderr).error.detalles.map(
    ({ campo }: { campo: string }) => campo,
  );
  expect([code, wanted]).toEqual([2, []]);
  expect(fields).toEqual(expect.arrayContaining(["pantalla", "fecha", "hora"]));
});

test("the whole conversation, with what was read at each question", async () => {
  const folder = testFolder();
  cpSync("test/fixtures/capturas/01-dai-error-1366x768-oscuro.png", join(folder, "error.png"));
  const answers = ["error", "", "", "guayaquil mar", "agente", account, ...person];
  const add = ["anadir", "mensaje", "", "anadir", "declaraci", "", "enviar", false];
  await expectTranscript(
    "suggestions",
    [
      {
        words: argv.join(" "),
        answers: [...answers, ...add],
        imageReader: { read: () => Promise.resolve(picture) },
      },
    ],
    { folder },
  );
});
