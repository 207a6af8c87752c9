import type { AnyCommand } from "../../app/command.ts";
import type { TreeNode } from "../../app/command-entry.ts";

export const batchCommands: readonly TreeNode<AnyCommand>[] = [
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
        load: async () => (await import("./template.command.ts")).lotePlantilla,
      },
      {
        name: "validar",
        alias: "validate",
        summary: "orden.lote.validar",
        examples: ["lote validar incidentes.xlsx", "lote validar incidentes.csv --json"],
        load: async () => (await import("./validate.command.ts")).loteValidar,
      },
      {
        name: "enviar",
        alias: "send",
        summary: "orden.lote.enviar",
        examples: [
          "lote enviar incidentes.xlsx",
          "lote enviar incidentes.csv --paralelo 4 --max-errores 10 --si --json",
        ],
        load: async () => (await import("./send.command.ts")).loteEnviar,
      },
    ],
  },
];
