import { expect, test } from "vitest";
import { rowErrors } from "../../../src/features/batch/row-errors.view.ts";
import { loadTranslator } from "../../../src/i18n/load-translator.ts";

test("a wrong value stands beside its mistake, cut off behind two hundred characters", async () => {
  const translator = await loadTranslator("es");
  const problems = ["a", "b", "c", "d"].map((field) => ({ field, code: "falta" }));
  const cells = { A: "x".repeat(200), B: "y".repeat(201), C: 7 };
  const errors = rowErrors(
    { line: 3, cells },
    problems,
    (field) => field.toUpperCase(),
    translator,
  );
  expect(errors.map(({ fila, columna, valor, codigo }) => [fila, columna, valor, codigo])).toEqual([
    [3, "A", cells.A, "falta"],
    [3, "B", `${"y".repeat(199)}…`, "falta"],
    [3, "C", "7", "falta"],
    [3, "D", "", "falta"],
  ]);
  expect(new Set(errors.map(({ mensaje }) => mensaje)).size).toBe(1);
});
