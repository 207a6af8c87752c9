import type { TreeNode } from "../command-entry.ts";

/** Many requests at once, and what is kept of all of them. */
export const batchCommands: readonly TreeNode[] = [
  {
    name: "lote",
    alias: "batch",
    summary: "orden.lote",
    commands: [
      {
        name: "plantilla",
        alias: "template",
        summary: "orden.lote.plantilla",
        examples: [
          "lote plantilla incidente",
          "lote plantilla consulta --formato csv --salida consultas.csv",
        ],
        load: async () => (await import("../commands/lote-plantilla.ts")).lotePlantilla,
      },
      {
        name: "validar",
        alias: "validate",
        summary: "orden.lote.validar",
        examples: ["lote validar incidentes.xlsx", "lote validar incidentes.csv --json"],
        load: async () => (await import("../commands/lote-validar.ts")).loteValidar,
      },
      {
        name: "enviar",
        alias: "send",
        summary: "orden.lote.enviar",
        examples: [
          "lote enviar incidentes.xlsx",
          "lote enviar incidentes.csv --paralelo 4 --max-errores 10 --si --json",
        ],
        load: async () => (await import("../commands/lote-enviar.ts")).loteEnviar,
      },
    ],
  },
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
        load: async () => (await import("../commands/datos-resumen.ts")).datosResumen,
      },
      {
        name: "exportar",
        alias: "export",
        summary: "orden.datos.exportar",
        examples: ["datos exportar", "datos exportar --salida ./mis-datos --json"],
        load: async () => (await import("../commands/datos-exportar.ts")).datosExportar,
      },
      {
        name: "purgar",
        alias: "purge",
        summary: "orden.datos.purgar",
        examples: [
          "datos purgar --antes-de 2a --ensayo",
          "datos purgar --identificacion 0999999901001 --con-comprobantes --si",
        ],
        load: async () => (await import("../commands/datos-purgar.ts")).datosPurgar,
      },
    ],
  },
];
