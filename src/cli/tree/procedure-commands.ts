import type { TreeNode } from "../command-entry.ts";

/** What the procedure is, and how it goes. */
export const procedureCommands: readonly TreeNode[] = [
  {
    name: "guia",
    alias: "guide",
    summary: "orden.guia",
    examples: ["guia", "guia --necesito duda --sencilla si --por-escrito no --json"],
    load: async () => (await import("../commands/guia.ts")).guia,
  },
  {
    name: "tramite",
    alias: "about",
    summary: "orden.tramite",
    examples: ["tramite", "tramite requisitos --json"],
    load: async () => (await import("../commands/tramite.ts")).tramite,
  },
  {
    name: "transparencia",
    alias: "transparency",
    summary: "orden.transparencia",
    examples: ["transparencia --anio 2025", "transparencia --grafico lineas --serie quejas"],
    load: async () => (await import("../commands/transparencia.ts")).transparencia,
  },
];
