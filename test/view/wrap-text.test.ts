import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { visibleWidth } from "../../src/view/visible-width.ts";
import { fitLines, wrapCommand, wrapText } from "../../src/view/wrap-text.ts";

const bold = (text: string): string => `\u001b[1m${text}\u001b[22m`;
const red = (text: string): string => `\u001b[31m${text}\u001b[39m`;

test("text breaks at spaces, keeps its line ends and its indentation", () => {
  expect(wrapText("uno dos tres\n\n  cuatro cinco seis siete", 14)).toEqual([
    "uno dos tres",
    "",
    "  cuatro cinco",
    "  seis siete",
  ]);
});

test("colours and links take no room", () => {
  const link = `\u001b]8;;file:///tmp/a\u0007dos\u001b]8;;\u0007`;
  expect(wrapText(`${bold("uno")} ${link} tres ${bold("cuatro")}`, 12)).toEqual([
    `${bold("uno")} ${link} tres`,
    bold("cuatro"),
  ]);
});

test("no line is longer than the width but for a single long word, and no word is lost", () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 60 }), fc.integer({ min: 10, max: 120 }), (text, width) => {
      const lines = wrapText(text, width);
      expect(lines.join(" ")).toBe(text);
      expect(lines.filter((line) => line.length > width && line.includes(" "))).toEqual([]);
    }),
  );
});

test.each([
  ["ñandú — «cita» · 10:32", 22],
  ["日本語", 6],
  ["한국어 mesa", 11],
  ["e\u0301", 1],
  ["📎 archivo", 10],
  ["✓ hecho", 7],
  ["❤\ufe0f", 2],
  ["👩\u200d💻", 2],
  ["👍🏽", 2],
  [`${red("✗")} no`, 4],
  ["▁▂▃█░", 5],
])("%j takes %d columns, as other programs count", (text, columns) => {
  expect(visibleWidth(text)).toBe(columns);
  expect(stringWidth(text)).toBe(columns);
});

test("a wider line goes on below its text: behind its mark, its number or its indentation", () => {
  expect(
    fitLines(
      [
        "corta",
        `${red("✗")} uno dos tres cuatro cinco`,
        "  • uno dos tres cuatro",
        " 12. uno dos tres cuatro",
        "Etiqueta: uno dos tres",
        "    uno dos tres cuatro",
      ],
      16,
    ),
  ).toEqual([
    "corta",
    `${red("✗")} uno dos tres`,
    "  cuatro cinco",
    "  • uno dos tres",
    "    cuatro",
    " 12. uno dos",
    "     tres cuatro",
    "Etiqueta: uno",
    "  dos tres",
    "    uno dos tres",
    "    cuatro",
  ]);
});

test("a command stays whole: alone on its line, or in quotes where it fits", () => {
  const alone = "  mesa ticket ver MS-2026-000001 --perfil practica";
  expect(fitLines([alone, bold(alone)], 30)).toEqual([alone, bold(alone)]);
  expect(fitLines(["Vea las que hay con «mesa ticket listar» ahora"], 30)).toEqual([
    "Vea las que hay con",
    "  «mesa ticket listar» ahora",
  ]);
});

test("a long command goes on after a backslash, and what is quoted stays together", () => {
  expect(wrapCommand('mesa uno --a "dos tres" --b cuatro', 20)).toEqual([
    "mesa uno --a \\",
    '"dos tres" --b \\',
    "cuatro",
  ]);
});

test("a colour ends with its line and begins again on the next", () => {
  expect(fitLines([red("uno dos tres")], 10)).toEqual([
    "\u001b[31muno dos\u001b[0m",
    "  \u001b[31mtres\u001b[39m",
  ]);
});
