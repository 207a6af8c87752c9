import { exitCodes } from "../../errors/exit-codes.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { settleUnknown } from "../../sending/settle-unknown.ts";
import { defineCommand } from "../../app/command.ts";
import { importJson, importView, type Imported } from "./import.view.ts";

export const entregaImportar = defineCommand<Imported>({
  operands: [{ name: "ruta", summary: "argumento.ruta-importar", variadic: true }],
  async run(input, call) {
    const { context, translator } = call;
    const { nombre, canal } = await call.profile();
    const { channel } = await call.connect();
    if (channel.importFiles === undefined) {
      throw new MesaError("canal-no-puede", {
        params: { canal, orden: "mesa entrega importar" },
      });
    }
    const paths = input.operands.map((path) => context.files.resolve(context.cwd, path));
    const progress = await call.progress(translator.t("progreso.importando"));
    try {
      const archivos = await channel.importFiles(paths, context.signal);
      const ledger = await context.ledger();
      const handed = await ledger.list({ estados: ["entregado_a_mano", "en_cola", "desconocido"] });
      const open = handed.filter((entry) => (entry.via ?? entry.perfil) === nombre);
      const settled = await settleUnknown(open, { ledger, channel }, context.signal);
      const before = new Map(open.map(({ solicitud, estado }) => [solicitud, estado]));
      return {
        archivos,
        entradas: settled.filter(({ solicitud, estado }) => before.get(solicitud) !== estado),
      };
    } finally {
      progress.stop();
    }
  },
  view: importView,
  schema: async () => (await import("./handover.schema.ts")).entregaImportar,
  json: importJson,
  exitCode: ({ archivos }) =>
    archivos.some(({ problema, grandes }) => problema !== null || grandes > 0)
      ? exitCodes.partial
      : exitCodes.done,
});
