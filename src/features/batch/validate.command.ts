import { exitCodes } from "../../errors/exit-codes.ts";
import { rowErrors, validationView, type RowError } from "./row-errors.view.ts";
import { inOrder } from "../../sending/in-order.ts";
import { createLineMemory } from "./line-memory.ts";
import { rowKey } from "./send-batch.ts";
import { batchProgress } from "./batch-progress.call.ts";
import { batchOptions, openBatch } from "./batch-rows.call.ts";
import { defineCommand } from "../../app/command.ts";

/** More of them are only counted: nobody reads on, and memory has an end. */
const most = 5000;

/** Rows whose files are read at once. */
const together = 4;

export const loteValidar = defineCommand({
  operands: [{ name: "archivo", summary: "argumento.lote" }],
  options: batchOptions,
  async run(input, call) {
    const { context, translator } = call;
    const batch = await openBatch(input, call, await context.evidence());
    const progress = await batchProgress(translator.t("lote.validando"), batch.table.count, call);
    const earlierLine = createLineMemory();
    const errores: RowError[] = [];
    const repetidas: { fila: number; igual_a: number }[] = [];
    let [filas, validas, omitidos] = [0, 0, 0];
    const checked = inOrder(
      batch.table.rows(),
      () => together,
      async (row) => ({ row, checked: await batch.check(row) }),
    );
    try {
      for await (const { row, checked: found } of checked) {
        context.signal.throwIfAborted();
        filas += 1;
        if (found.ok) {
          validas += 1;
          const igual_a = earlierLine(rowKey(found.draft), row.line);
          if (igual_a !== undefined && repetidas.length < most) {
            repetidas.push({ fila: row.line, igual_a });
          }
        } else {
          const told = rowErrors(row, found.problems, batch.columnOf, translator);
          const room = most - errores.length;
          errores.push(...told.slice(0, room));
          omitidos += Math.max(0, told.length - room);
        }
        progress.done(filas);
      }
    } finally {
      progress.stop();
    }
    const { path: archivo, tipo } = batch;
    return { archivo, tipo, filas, validas, errores, omitidos, repetidas };
  },
  view: validationView,
  json: (validation) => ({ ...validation }),
  rows: ({ errores }) => errores.map((one) => ({ ...one })),
  exitCode: ({ filas, validas }) =>
    filas > 0 && filas === validas ? exitCodes.done : exitCodes.usage,
});
