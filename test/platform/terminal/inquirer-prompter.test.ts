import { expect, test } from "vitest";
import type { Prompter } from "../../../src/ports/prompter.ts";
import { askedQuestion as asked, choices, find } from "../../support/asked-question.ts";

const motivo = { message: "Motivo" };
type Ask = (prompter: Prompter) => Promise<unknown>;

const list = "? Motivo\n❯ Uno\n  Dos\n  Tres\n\nflechas";

test.each<[string, readonly string[], Ask, unknown, string, string]>([
  ["a line", ["hola\r"], (on) => on.line(motivo), "hola", "? Motivo", "› Motivo: hola\n"],
  [
    "nothing where something is known",
    ["\r"],
    (on) => on.line({ message: "¿Cuál?", initial: "x" }),
    "x",
    "? ¿Cuál? (x)",
    "› ¿Cuál? x\n",
  ],
  [
    "more where something stands typed",
    ["y\r"],
    (on) => on.line({ ...motivo, initial: "x", editable: true }),
    "xy",
    "? Motivo (x)",
    "› Motivo: xy\n",
  ],
  [
    "Escape",
    ["escape"],
    (on) => on.line({ ...motivo, back: true }),
    "atrás",
    "? Motivo",
    "? Motivo",
  ],
  [
    "Escape where there is no way back",
    ["escape", "\r"],
    (on) => on.line(motivo),
    "",
    "? Motivo",
    "› Motivo: \n",
  ],
  [
    "Ctrl-C",
    ["\u0003"],
    (on) => on.line({ ...motivo, back: true }),
    "interrumpido",
    "? Motivo",
    "? Motivo",
  ],
  [
    "what ends everything",
    ["stop"],
    (on) => on.line(motivo),
    "interrumpido",
    "? Motivo",
    "? Motivo",
  ],
  ["a secret", ["clave\r"], (on) => on.hidden("Clave"), "clave", "? Clave", "› Clave: •••\n"],
  [
    "nothing, which means yes",
    ["\r"],
    (on) => on.confirm("Va", true),
    true,
    "? Va (S/n)",
    "› Va: sí\n",
  ],
  [
    "nothing, which means no",
    ["\r"],
    (on) => on.confirm("Va", false),
    false,
    "? Va (s/N)",
    "› Va: no\n",
  ],
  [
    "neither yes nor no",
    ["x\r", "\u007fn\r"],
    (on) => on.confirm("Va", true),
    false,
    "? Va (S/n)",
    "› Va: no\n",
  ],
  [
    "the next of a list",
    ["\u001b[B", "\r"],
    (on) => on.choose(motivo, choices),
    "b",
    list,
    "› Motivo: ¡Dos!\n",
  ],
  [
    "a list's end, which is no beginning",
    ["\u001b[B\r"],
    (on) => on.choose({ ...motivo, initial: "c", back: true }, choices),
    "c",
    "? Motivo\n  Uno\n  Dos\n❯ Tres\n\nflechas, Esc",
    "› Motivo: Tres\n",
  ],
  [
    "the first choice of a list",
    ["\r"],
    (on) => on.choose({ ...motivo, initial: "c" }, choices),
    "c",
    "? Motivo\n  Uno\n  Dos\n❯ Tres\n\nflechas",
    "› Motivo: Tres\n",
  ],
  [
    "what is found",
    ["T", "\r"],
    (on) => on.search(motivo, find),
    "c",
    "? Motivo\n\nescriba • flechas",
    "› Motivo: Tres\n",
  ],
  [
    "what stands typed",
    ["\r"],
    (on) => on.search({ ...motivo, initial: "D", back: true }, find),
    "b",
    "? Motivo D\n\nescriba • flechas, Esc",
    "› Motivo: ¡Dos!\n",
  ],
])("lists, answered by %s", async (_what, keys, ask, answer, first, last) => {
  const { result, frames, left, listeners } = await asked("lists", keys, ask);
  expect({ result, first: frames[0], last: frames.at(-1), left, listeners }).toEqual({
    result: answer,
    first,
    last,
    left: [],
    listeners: 0,
  });
});

const down = ["\u001b[B", "\r"];
const red = (text: string): string => `\u001b[31m${text}\u001b[39m`;
const green = (text: string): string => `\u001b[32m${text}\u001b[39m`;
const blue = (text: string): string => `\u001b[34m${text}\u001b[39m`;
const cyan = (text: string): string => `\u001b[36m${text}\u001b[39m`;
const bold = (text: string): string => `\u001b[1m${text}\u001b[22m`;
const dim = (text: string): string => `\u001b[2m${text}\u001b[22m`;

// Standard output is no terminal here; what is asked stands on standard error.
test("questions are coloured where that is wanted, wherever standard output goes", async () => {
  const coloured = { coloured: true };
  const chosen = await asked("lists", down, (on) => on.choose(motivo, choices), coloured);
  expect(chosen.frames).toEqual([
    `${blue("?")} ${bold("Motivo")}\n${cyan("❯ Uno")}\n  Dos\n  Tres\n\n${dim("flechas")}`,
    `${blue("?")} ${bold("Motivo")}\n  Uno\n${cyan("❯ Dos")}\n  Tres\n\n${dim("flechas")}`,
    `${green("✔")} ${bold("Motivo")}`,
    `${dim("›")} ${bold("Motivo:")} ${cyan("¡Dos!")}\n`,
  ]);
  const keys = ["z", "\u007f", "D", "\r"];
  const found = await asked("lists", keys, (on) => on.search(motivo, find), coloured);
  const nothing = `${cyan("z")}\n${red("✗ Nada")}\n\n${dim("escriba • flechas")}`;
  expect(found.frames).toContain(`${blue("?")} ${bold("Motivo")} ${nothing}`);
  const known = { ...motivo, initial: "x" };
  const line = await asked("lists", ["\r"], (on) => on.line(known), coloured);
  expect(line.frames[0]).toBe(`${blue("?")} ${bold("Motivo")} ${dim("(x)")}`);
});

test("what is longer than a row is broken between words, or cut where it was chosen", async () => {
  const long = "una palabra y otra palabra más";
  const narrow = { width: 26 };
  const names = [{ value: "a", name: long }];
  const message = "Diga cuál de todas ellas es";
  const drawn = await asked("lists", ["\r"], (on) => on.choose({ message }, names), narrow);
  const plain = await asked("plain", ["1\n"], (on) => on.choose({ message }, names), narrow);
  const searched = await asked("lists", ["\r"], (on) => on.search(motivo, () => names), narrow);
  expect([drawn.frames, plain.frames.join("")]).toEqual([
    [
      "? Diga cuál de todas ellas\n  es\n❯ una palabra y otra\n  palabra más\n\nflechas",
      "✔ Diga cuál de todas ellas\n  es",
      "› Diga cuál de todas ellas\n  es: una palabra y otra …\n",
    ],
    "Diga cuál de todas ellas\n  es\n  1. una palabra y otra\n     palabra más\nNúmero o texto: 1\r\n",
  ]);
  expect(searched.frames).toContain("? Motivo\n❯ una palabra y otra pal…\n\nescriba • flechas");
});

test.each([
  // A question that leaves twelve columns still gets twenty.
  [26, "x".repeat(20), "x".repeat(20)],
  [26, "x".repeat(21), `${"x".repeat(19)}…`],
  [40, "x".repeat(30), "x".repeat(30)],
  [40, "x".repeat(31), `${"x".repeat(29)}…`],
])("on %i columns %s is left on the screen as %s", async (width, name, left) => {
  const keys = ["\r"];
  const offered = [{ value: "a", name }];
  const { frames } = await asked("lists", keys, (on) => on.choose(motivo, offered), { width });
  expect(frames.at(-1)?.replaceAll(/\s+/g, " ")).toBe(`› Motivo: ${left} `);
});
