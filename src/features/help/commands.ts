import type { AnyCommand } from "../../app/command.ts";
import type { TreeNode } from "../../app/command-entry.ts";

export const helpCommands: readonly TreeNode<AnyCommand>[] = [
  {
    name: "explicar",
    alias: "explain",
    summary: "orden.explicar",
    examples: ["explicar sin-sesion", "explicar 5"],
    load: async () => (await import("./explain.command.ts")).explicar,
  },
  {
    name: "ayuda",
    alias: "help",
    summary: "orden.ayuda",
    examples: ["ayuda salidas", "ayuda incidente crear"],
    load: async () => (await import("./help.command.ts")).ayuda,
  },
  {
    name: "esquema",
    alias: "schema",
    summary: "orden.esquema",
    examples: ["esquema incidente", "esquema salida --salida salida.schema.json"],
    load: async () => (await import("./schema.command.ts")).esquema,
  },
  {
    name: "licencias",
    alias: "licenses",
    summary: "orden.licencias",
    examples: ["licencias", "licencias --json"],
    load: async () => (await import("./licenses.command.ts")).licencias,
  },
  {
    name: "completar",
    alias: "completion",
    summary: "orden.completar",
    examples: ["completar instalar", "completar fish > ~/.config/fish/completions/mesa.fish"],
    load: async () => (await import("./completion.command.ts")).completar,
  },
];
