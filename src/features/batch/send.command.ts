import { exitCodes, type ExitCode } from "../../errors/exit-codes.ts";
import { batchView, type BatchResult } from "./batch.view.ts";
import { batchOptions, openBatch } from "./batch-rows.call.ts";
import { runBatch } from "./send-batch.call.ts";
import { defineCommand } from "../../app/command.ts";
import { sizeOptions } from "../request/size-limit.call.ts";

export const loteEnviar = defineCommand({
  operands: [{ name: "archivo", summary: "argumento.lote" }],
  options: [
    ...batchOptions,
    ...sizeOptions,
    { key: "paralelo", flag: "--paralelo", placeholder: "N", summary: "opcion.paralelo" },
    {
      key: "resultado",
      flag: "--resultado",
      placeholder: "RUTA",
      summary: "opcion.resultado-lote",
    },
    { key: "continuar", flag: "--continuar", summary: "opcion.continuar" },
    {
      key: "max_errores",
      flag: "--max-errores",
      placeholder: "N",
      summary: "opcion.max-errores",
    },
    { key: "partir", flag: "--partir", summary: "opcion.partir" },
    { key: "si", flag: "--si", summary: "opcion.si" },
  ],
  async run(input, call) {
    const documentWorkers = await call.context.documentWorkers();
    return await runBatch(
      await openBatch(input, call, documentWorkers),
      documentWorkers,
      input,
      call,
    );
  },
  view: batchView,
  schema: async () => (await import("./batch.schema.ts")).loteEnviar,
  json: (result) => ({ ...result }),
  exitCode: batchExitCode,
});

/**
 * 7 when only a part of the rows went through; when none did, the code of the gravest result:
 * unknown, then not sent, then refused, then invalid.
 */
function batchExitCode(result: BatchResult): ExitCode {
  const well = result.aceptados + result.repetidos;
  if (result.total > 0 && well === result.total && !result.detenido) return exitCodes.done;
  if (well > 0) return exitCodes.partial;
  if (result.desconocidos > 0) return exitCodes.unknownOutcome;
  if (result.pendientes > 0) return exitCodes.unreachable;
  return result.rechazados > 0 ? exitCodes.refused : exitCodes.usage;
}
