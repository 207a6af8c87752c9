import type { AnyCommand } from "../../app/command.ts";
import type { CommandEntry } from "../../app/command-entry.ts";

export const homeEntry: CommandEntry<AnyCommand> = {
  name: "estado",
  alias: "status",
  summary: "orden.estado",
  examples: ["estado", "estado --perfil practica --json"],
  load: async () => (await import("./home.command.ts")).estado,
};
