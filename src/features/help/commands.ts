import type { AnyCommand } from "../../app/command.ts";
import type { CommandEntry } from "../../app/command-entry.ts";

export const explainEntry: CommandEntry<AnyCommand> = {
  name: "explicar",
  alias: "explain",
  summary: "orden.explicar",
  examples: ["explicar sin-sesion", "explicar 5"],
  load: async () => (await import("./explain.command.ts")).explicar,
};

export const helpEntry: CommandEntry<AnyCommand> = {
  name: "ayuda",
  alias: "help",
  summary: "orden.ayuda",
  examples: ["ayuda salidas", "ayuda incidente crear"],
  load: async () => (await import("./help.command.ts")).ayuda,
};

export const schemaEntry: CommandEntry<AnyCommand> = {
  name: "esquema",
  alias: "schema",
  summary: "orden.esquema",
  examples: ["esquema incidente", "esquema salida > salida.schema.json"],
  load: async () => (await import("./schema.command.ts")).esquema,
};

export const completionEntry: CommandEntry<AnyCommand> = {
  name: "completar",
  alias: "completion",
  summary: "orden.completar",
  examples: ["completar instalar", "completar fish > ~/.config/fish/completions/mesa.fish"],
  load: async () => (await import("./completion.command.ts")).completar,
};
