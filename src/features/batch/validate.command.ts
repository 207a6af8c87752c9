import { exitCodes } from "../../errors/exit-codes.ts";
import { noticesJson, rowErrors, validationView, type RowError } from "./row-errors.view.ts";
import { inOrder } from "../../sending/in-order.ts";
import { createLineMemory } from "./pacing.ts";
import { rowKey } from "./send-batch.ts";
import { batchProgress } from "./batch-progress.call.ts";
import { batchOptions, openBatch } from "./batch-rows.call.ts";
import { defineCommand } from "../../app/command.ts";

/** Errors and repeated rows that are listed; further errors are only counted. */
const maxListed = 5000;

/** Rows whose files are read at the same time. */
const rowsAtOnce = 4;

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
      () => rowsAtOnce,
      async (row) => ({ row, checked: await batch.check(row) }),
    );
    try {
      for await (const { row, checked: found } of checked) {
        context.signal.throwIfAborted();
        filas += 1;
        if (found.ok) {
          validas += 1;
          const igual_a = earlierLine(rowKey(found.draft), row.line);
          if (igual_a !== undefined && repetidas.length < maxListed) {
            repetidas.push({ fila: row.line, igual_a });
          }
        } else {
          const errors = rowErrors(row, found.problems, batch.columnOf, translator);
          const free = maxListed - errores.length;
          errores.push(...errors.slice(0, free));
          omitidos += Math.max(0, errors.length - free);
        }
        progress.done(filas);
      }
    } finally {
      progress.stop();
    }
    const { path: archivo, tipo, momentos } = batch;
    const advertencias = noticesJson(batch.table, translator);
    return { archivo, tipo, filas, validas, errores, omitidos, repetidas, momentos, advertencias };
  },
  view: validationView,
  schema: async () => (await import("./batch.schema.ts")).loteValidar,
  json: (validation) => ({ ...validation }),
  rows: ({ errores }) => errores.map((one) => ({ ...one })),
  exitCode: ({ filas, validas }) =>
    filas > 0 && filas === validas ? exitCodes.done : exitCodes.usage,
});
