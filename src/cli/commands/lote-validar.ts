import { exitCodes } from "../../errors/exit-codes.ts";
import {
  rowErrors,
  validationJson,
  validationView,
  type RowError,
} from "../../output/batch-view.ts";
import { batchOptions, openBatch } from "../batch-rows.ts";
import { defineCommand } from "../command.ts";

/** More of them are only counted: nobody reads on, and memory has an end. */
const mostErrors = 5000;

export const loteValidar = defineCommand({
  operands: [{ name: "archivo", summary: "argumento.lote" }],
  options: batchOptions,
  async run(input, call) {
    const batch = await openBatch(input, call);
    const progress = await call.progress(call.translator.t("lote.validando", { filas: 0 }));
    const errores: RowError[] = [];
    let [filas, validas, omitidos] = [0, 0, 0];
    try {
      for await (const row of batch.table.rows()) {
        call.context.signal.throwIfAborted();
        filas += 1;
        const checked = await batch.check(row);
        if (checked.ok) validas += 1;
        else {
          const found = rowErrors(row, checked.problems, call.translator);
          const room = mostErrors - errores.length;
          errores.push(...found.slice(0, room));
          omitidos += Math.max(0, found.length - room);
        }
        if (filas % 50 === 0) progress.update(call.translator.t("lote.validando", { filas }));
      }
    } finally {
      progress.stop();
    }
    return { archivo: batch.path, tipo: batch.tipo, filas, validas, errores, omitidos };
  },
  view: validationView,
  json: validationJson,
  rows: ({ errores }) => errores.map((one) => ({ ...one })),
  exitCode: ({ filas, validas }) => (filas === validas ? exitCodes.done : exitCodes.usage),
});
