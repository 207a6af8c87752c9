import type { AnyCommand } from "../../app/command.ts";
import type { CommandEntry } from "../../app/command-entry.ts";

export const diagnoseEntry: CommandEntry<AnyCommand> = {
  name: "diagnostico",
  alias: "doctor",
  summary: "orden.diagnostico",
  examples: ["diagnostico", "diagnostico --perfil practica --json"],
  load: async () => (await import("./diagnose.command.ts")).diagnostico,
};
