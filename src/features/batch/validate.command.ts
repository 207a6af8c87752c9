import { exitCodes } from "../../errors/exit-codes.ts";
import { noticesJson, rowErrors, validationView, type RowError } from "./row-errors.view.ts";
import { inOrder } from "../../sending/in-order.ts";
import { createLineMemory } from "./pacing.ts";
import { listReduced } from "./reduced-rows.view.ts";
import { rowMeasure } from "./row-size.call.ts";
import { rowIdentity } from "./row-identity.ts";
import { batchProgress } from "./batch-progress.call.ts";
import { batchOptions, openBatch } from "./batch-rows.call.ts";
import { defineCommand } from "../../app/command.ts";
import { sizeOptions } from "../request/size-limit.call.ts";

/** Errors and repeated rows that are listed; further errors are only counted. */
const maxListed = 5000;

/** Rows whose files are read at the same time. */
const rowsAtOnce = 4;

export const loteValidar = defineCommand({
  operands: [{ name: "archivo", summary: "argumento.lote" }],
  options: [...batchOptions, ...sizeOptions],
  async run(input, call) {
    const { context, translator } = call;
    const evidence = await context.evidence();
    const measured = rowMeasure(input, call, evidence);
    const batch = await openBatch(input, call, evidence);
    const progress = await batchProgress(translator.t("lote.validando"), batch.table.count, call);
    const earlierLine = createLineMemory();
    const reduced = listReduced(translator);
    const errores: RowError[] = [];
    const repetidas: { fila: number; igual_a: number }[] = [];
    let [filas, validas, omitidos] = [0, 0, 0];
    const checked = inOrder(
      batch.table.rows(),
      () => rowsAtOnce,
      async (row) => ({ row, ...(await measured(await (await batch.read(row)).check())) }),
    );
    try {
      for await (const { row, checked: found, evidence: made } of checked) {
        context.signal.throwIfAborted();
        filas += 1;
        if (found.ok) {
          validas += 1;
          reduced.add(row.line, made);
          const igual_a = earlierLine(rowIdentity(found.draft).clave, row.line);
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
    const found = { filas, validas, errores, omitidos, repetidas };
    return { archivo, tipo, ...found, momentos, advertencias, ...reduced.result() };
  },
  view: validationView,
  schema: async () => (await import("./batch.schema.ts")).loteValidar,
  json: (validation) => ({ ...validation }),
  rows: ({ errores }) => errores.map((one) => ({ ...one })),
  exitCode: ({ filas, validas }) =>
    filas > 0 && filas === validas ? exitCodes.done : exitCodes.usage,
});
