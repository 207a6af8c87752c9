import { expect, test } from "vitest";
import type { Prompter } from "../../../src/ports/prompter.ts";
import { askedQuestion as asked, choices, find } from "../../support/asked-question.ts";

const motivo = { message: "Motivo" };
type Ask = (prompter: Prompter) => Promise<unknown>;

const many = Array.from({ length: 30 }, (_, at) => ({ value: `v${at}`, name: `N${at}` }));

test.each<[string, readonly string[], Ask, unknown, string]>([
  ["a line", ["hola\n"], (on) => on.line(motivo), "hola", "Motivo: hola|"],
  [
    "nothing where something is known",
    ["\n"],
    (on) => on.line({ ...motivo, initial: "x" }),
    "x",
    "Motivo (x): |",
  ],
  ["nothing at all", ["\n"], (on) => on.line({ ...motivo, initial: "" }), "", "Motivo: |"],
  ["the way back", [" < \n"], (on) => on.line({ ...motivo, back: true }), "atrás", "Motivo:  < |"],
  ["the same where there is no way back", ["<\n"], (on) => on.line(motivo), "<", "Motivo: <|"],
  ["Ctrl-C", ["\u0003"], (on) => on.line(motivo), "interrumpido", "Motivo: |"],
  ["Ctrl-D", ["\u0004"], (on) => on.line(motivo), "interrumpido", "Motivo: |"],
  ["what ends everything", ["stop"], (on) => on.line(motivo), "interrumpido", "Motivo: |"],
  ["a secret", ["clave\n"], (on) => on.hidden("Clave"), "clave", "Clave: |"],
  ["Ctrl-C at a secret", ["\u0003"], (on) => on.hidden("Clave"), "interrumpido", "Clave: |"],
  ["nothing, which means yes", ["\n"], (on) => on.confirm("Va", true), true, "Va (S/n): |"],
  ["nothing, which means no", ["\n"], (on) => on.confirm("Va", false), false, "Va (s/N): |"],
  [
    "neither yes nor no",
    ["x\n", "n\n"],
    (on) => on.confirm("Va", true),
    false,
    "Va (S/n): x|Responda s o n|Va (S/n): n|",
  ],
  [
    "a number too large, then a name",
    ["4\n", " Dos \n"],
    (on) => on.choose(motivo, choices),
    "b",
    "Motivo|  1. Uno|  2. Dos|  3. Tres|Número o texto: 4|No está|  1. Uno|  2. Dos|  3. Tres|Número o texto:  Dos |",
  ],
  [
    "a number",
    ["1\n"],
    (on) => on.choose(motivo, choices),
    "a",
    "Motivo|  1. Uno|  2. Dos|  3. Tres|Número o texto: 1|",
  ],
  [
    "nothing at a list with a first choice",
    ["\n"],
    (on) => on.choose({ ...motivo, initial: "a" }, choices),
    "a",
    "Motivo|  1. Uno|  2. Dos|  3. Tres|Número o texto (1): |",
  ],
  [
    "the way back at a list",
    ["<\n"],
    (on) => on.choose({ ...motivo, back: true }, choices),
    "atrás",
    "Motivo|  1. Uno|  2. Dos|  3. Tres|Número o texto: <|",
  ],
  [
    "what is not found, what is found twice, and one of it",
    ["z\n", " o\n", "2\n"],
    (on) => on.search(motivo, find),
    "b",
    "Motivo (escriba o Enter): z|No está|Motivo (escriba o Enter):  o|  1. Uno|  2. Dos|Número o texto: 2|",
  ],
  [
    "what is found once",
    ["T\n"],
    (on) => on.search(motivo, find),
    "c",
    "Motivo (escriba o Enter): T|",
  ],
  [
    "the way back from what was found",
    ["\n", "<\n"],
    (on) => on.search(motivo, () => choices.slice(1)),
    "atrás",
    "Motivo (escriba o Enter): |  1. Dos|  2. Tres|Número o texto: <|",
  ],
  [
    "more than twenty found",
    ["N\n", "21\n", "N\n", "20\n"],
    (on) => on.search(motivo, () => many),
    "v19",
    ["N|", "21|No está|", "N|", "20|"]
      .map((typed, at) =>
        at % 2 === 0
          ? `Motivo (escriba o Enter): ${typed}`
          : `${Array.from({ length: 20 }, (_, one) => `  ${one + 1}. N${one}|`).join("")}Número o texto: ${typed}`,
      )
      .join(""),
  ],
])("plain lines, answered by %s", async (_what, keys, ask, answer, shown) => {
  const { result, frames, left, listeners } = await asked("plain", keys, ask);
  const text = frames.join("").replaceAll(/\r?\n/g, "|");
  expect({ result, text, left, listeners }).toEqual({
    result: answer,
    text: shown,
    left: [],
    listeners: 0,
  });
});

test("a question that is too long for the line is broken between words, before what is typed", async () => {
  const message = "Cuál es el número del trámite que sigue";
  const ask: Ask = (on) => on.line({ message });
  const { frames } = await asked("plain", ["7\n"], ask, { width: 24 });
  expect(frames.join("").replaceAll(/\r?\n/g, "|")).toBe(
    "Cuál es el número|  del trámite que|  sigue: 7|",
  );
});
