import type { AnyCommand } from "../../app/command.ts";
import type { TreeNode } from "../../app/command-entry.ts";

export const diagnosisCommands: readonly TreeNode<AnyCommand>[] = [
  {
    name: "diagnostico",
    alias: "doctor",
    summary: "orden.diagnostico",
    examples: ["diagnostico", "diagnostico --perfil practica --json"],
    load: async () => (await import("./diagnose.command.ts")).diagnostico,
  },
];
