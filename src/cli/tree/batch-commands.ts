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
];
