import { batchExitCode } from "./batch-exit-code.ts";
import { batchView } from "./batch.view.ts";
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
