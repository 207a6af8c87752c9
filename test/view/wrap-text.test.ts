import fc from "fast-check";
import { expect, test } from "vitest";
import { wrapText } from "../../src/view/wrap-text.ts";

test("text breaks at spaces, keeps its line ends and its indentation", () => {
  expect(wrapText("uno dos tres\n\n  cuatro cinco seis siete", 14)).toEqual([
    "uno dos tres",
    "",
    "  cuatro cinco",
    "  seis siete",
  ]);
});

test("colours and links take no room", () => {
  const bold = (text: string): string => `\u001b[1m${text}\u001b[22m`;
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
