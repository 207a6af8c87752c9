import type { AnyCommand } from "../../app/command.ts";
import type { TreeNode } from "../../app/command-entry.ts";

export const firmCommands: readonly TreeNode<AnyCommand>[] = [
  {
    name: "libro",
    alias: "ledger",
    summary: "orden.libro",
    commands: [
      {
        name: "crear",
        alias: "init",
        summary: "orden.libro.crear",
        examples: ["libro crear", "libro crear --envia agentes --lee auditoria --json"],
        load: async () => (await import("./create.command.ts")).libroCrear,
      },
      {
        name: "estado",
        alias: "status",
        summary: "orden.libro.estado",
        examples: ["libro estado", "libro estado --json"],
        load: async () => (await import("./status.command.ts")).libroEstado,
      },
      {
        name: "traer",
        alias: "import",
        summary: "orden.libro.traer",
        examples: ["libro traer", "libro traer --json"],
        load: async () => (await import("./import.command.ts")).libroTraer,
      },
    ],
  },
];
