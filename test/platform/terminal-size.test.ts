import { expect, test } from "vitest";
import { knowsItsWidth, terminalSize } from "../../src/platform/terminal/terminal-size.ts";

test.each([
  [{ columns: 120, rows: 40 }, {}, { width: 120, height: 40 }, true],
  [{ columns: 1, rows: 1 }, { COLUMNS: "100" }, { width: 1, height: 1 }, true],
  [{ columns: 0, rows: 0 }, {}, { width: 80, height: 24 }, false],
  [{ columns: 0, rows: 0 }, { COLUMNS: "100", LINES: "30" }, { width: 100, height: 30 }, false],
  [{}, { COLUMNS: "100" }, { width: 100, height: 24 }, false],
  [{ columns: 65_535, rows: 65_535 }, { COLUMNS: "" }, { width: 80, height: 24 }, false],
  [{ columns: Number.NaN }, { COLUMNS: "-5", LINES: "1e9" }, { width: 80, height: 24 }, false],
  [{}, { COLUMNS: "ancho" }, { width: 80, height: 24 }, false],
])("a terminal of %o with %o", (stream, env, size, known) => {
  expect(terminalSize(stream, env)).toEqual(size);
  expect(knowsItsWidth(stream)).toBe(known);
});
