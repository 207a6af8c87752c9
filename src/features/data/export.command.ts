import { guayaquilClock } from "../../domain/guayaquil-time.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { formatBytes } from "../../view/formats.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { exportData } from "./export-data.ts";
import { defineCommand } from "../../app/command.ts";

export const datosExportar = defineCommand({
  options: [
    { key: "salida", flag: "--salida", placeholder: "RUTA", summary: "opcion.salida-datos" },
    { key: "reemplazar", flag: "--reemplazar", summary: "opcion.reemplazar" },
  ],
  async run(input, call) {
    const { context, translator } = call;
    const name = input.text("salida") ?? `mesa-datos-${guayaquilClock(context.clock()).day}.zip`;
    const archivo = context.files.resolve(context.cwd, name);
    if (context.files.isTaken(archivo) && !input.flag("reemplazar")) {
      throw new MesaError("archivo-existe", { params: { archivo } });
    }
    const firm = await context.firm();
    const progress = await call.progress(translator.t("datos.exportando"));
    try {
      const exported = await exportData(archivo, {
        room: await context.data(),
        ledger: await context.ledger(),
        drafts: await context.drafts(),
        shared: await firm?.copies(),
        now: context.clock(),
        program: `mesa ${context.version}`,
        replace: input.flag("reemplazar"),
      });
      return { archivo, ...exported };
    } finally {
      progress.stop();
    }
  },
  view: ({ archivo, archivos, bytes }, { paint, translator }) => [
    `${paint.good("✓")} ${translator.t("datos.exportado", {
      archivo: neutralizeLine(archivo),
      numero: archivos,
      tamano: formatBytes(bytes, translator),
    })}`,
    `  ${translator.t("datos.exportado.cuide")}`,
  ],
  schema: async () => (await import("./data.schema.ts")).datosExportar,
  json: (exported) => exported,
});
