import type { AnyCommand } from "../../app/command.ts";
import type { TreeNode } from "../../app/command-entry.ts";

export const procedureCommands: readonly TreeNode<AnyCommand>[] = [
  {
    name: "guia",
    alias: "guide",
    summary: "orden.guia",
    examples: ["guia", "guia --necesito duda --sencilla si --por-escrito no --json"],
    load: async () => (await import("./guide.command.ts")).guia,
  },
  {
    name: "tramite",
    alias: "about",
    summary: "orden.tramite",
    examples: ["tramite", "tramite requisitos --json"],
    load: async () => (await import("./procedure.command.ts")).tramite,
  },
  {
    name: "transparencia",
    alias: "transparency",
    summary: "orden.transparencia",
    examples: ["transparencia --anio 2025", "transparencia --grafico lineas --serie quejas"],
    load: async () => (await import("./volumes.command.ts")).transparencia,
  },
];
