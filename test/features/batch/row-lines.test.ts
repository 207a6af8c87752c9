import { expect, test } from "vitest";
import { marked, shownRows } from "../../../src/features/batch/row-lines.view.ts";
import { loadTranslator } from "../../../src/i18n/load-translator.ts";
import { viewTools } from "../../support/view-tools.ts";

test.each([
  [1, "fila 2"],
  [2, "2 filas (2, 3)"],
  [8, "8 filas (2, 3, 4, 5, 6, 7, 8, 9)"],
  [9, "9 filas (2, 3, 4, 5, 6, 7, 8, 9, …)"],
])("%i rows in words: %s", async (count, words) => {
  const rows = Array.from({ length: count }, (_none, at) => at + 2);
  expect(shownRows(rows, await loadTranslator("es"))).toBe(words);
});

test("what does not fit stands to the right of its mark", async () => {
  const text = "palabra ".repeat(14).trim();
  expect(marked("!", text, await viewTools({ width: 60 }))).toMatchInlineSnapshot(`
    [
      "! palabra palabra palabra palabra palabra palabra palabra",
      "    palabra palabra palabra palabra palabra palabra palabra",
    ]
  `);
  expect(marked("!", text, await viewTools({ width: 120 }))).toMatchInlineSnapshot(`
    [
      "! palabra palabra palabra palabra palabra palabra palabra palabra palabra palabra palabra palabra",
      "    palabra palabra",
    ]
  `);
});
