import { expect, test } from "vitest";
import { batchExitCode } from "../../../src/features/batch/batch-exit-code.ts";
import { emptyTally, type BatchResult } from "../../../src/features/batch/batch.view.ts";

const result = (change: Partial<BatchResult>): BatchResult => ({
  ...emptyTally(),
  archivo_resultado: "t.resultado.csv",
  detenido: false,
  momentos: [],
  advertencias: [],
  reducidas: 0,
  filas_reducidas: [],
  ...change,
});

test.each<[string, Partial<BatchResult>, number]>([
  ["an empty table", {}, 2],
  ["all went through", { total: 2, aceptados: 1, repetidos: 1 }, 0],
  ["it was ended early", { total: 2, aceptados: 2, detenido: true }, 7],
  ["one went through", { total: 2, repetidos: 1, invalidos: 1 }, 7],
  ["one may have", { total: 4, desconocidos: 1, pendientes: 1, rechazados: 1, invalidos: 1 }, 5],
  ["one waits", { total: 3, pendientes: 1, rechazados: 1, invalidos: 1 }, 6],
  ["one was refused", { total: 2, rechazados: 1, invalidos: 1 }, 1],
  ["none could be sent", { total: 1, invalidos: 1 }, 2],
  ["none was looked at to its end", { detenido: true }, 2],
])("%s: the exit code tells the gravest that came of a batch", (_what, change, code) => {
  expect(batchExitCode(result(change))).toBe(code);
});
