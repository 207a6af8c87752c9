import type { AnyCommand } from "../../app/command.ts";
import type { TreeNode } from "../../app/command-entry.ts";

export const dataCommands: readonly TreeNode<AnyCommand>[] = [
  {
    name: "datos",
    alias: "data",
    summary: "orden.datos",
    commands: [
      {
        name: "resumen",
        alias: "summary",
        summary: "orden.datos.resumen",
        examples: ["datos resumen", "datos resumen --json"],
        load: async () => (await import("./summary.command.ts")).datosResumen,
      },
      {
        name: "exportar",
        alias: "export",
        summary: "orden.datos.exportar",
        examples: ["datos exportar", "datos exportar --salida ./mis-datos --json"],
        load: async () => (await import("./export.command.ts")).datosExportar,
      },
      {
        name: "purgar",
        alias: "purge",
        summary: "orden.datos.purgar",
        examples: [
          "datos purgar --antes-de 2a --ensayo",
          "datos purgar --identificacion 0999999901001 --con-comprobantes --si",
        ],
        load: async () => (await import("./purge.command.ts")).datosPurgar,
      },
    ],
  },
];
