import type { TreeNode } from "../command-entry.ts";

/** Codes and names, and the user's own. */
export const catalogCommands: readonly TreeNode[] = [
  {
    name: "catalogo",
    alias: "catalog",
    summary: "orden.catalogo",
    commands: [
      {
        name: "distritos",
        alias: "districts",
        summary: "orden.catalogo.distritos",
        examples: ["catalogo distritos", "catalogo distritos tulcan --json"],
        load: async () => (await import("../commands/catalogo-distritos.ts")).catalogoDistritos,
      },
      {
        name: "pantallas",
        alias: "screens",
        summary: "orden.catalogo.pantallas",
        examples: ["catalogo pantallas exportacion", "catalogo pantallas MTI --json"],
        load: async () => (await import("../commands/catalogo-pantallas.ts")).catalogoPantallas,
      },
      {
        name: "operadores",
        alias: "operators",
        summary: "orden.catalogo.operadores",
        examples: ["catalogo operadores", "catalogo operadores courier"],
        load: async () => (await import("../commands/catalogo-operadores.ts")).catalogoOperadores,
      },
      {
        name: "motivos",
        alias: "reasons",
        summary: "orden.catalogo.motivos",
        examples: ["catalogo motivos", "catalogo motivos arancel --json"],
        load: async () => (await import("../commands/catalogo-motivos.ts")).catalogoMotivos,
      },
      {
        name: "importar",
        alias: "import",
        summary: "orden.catalogo.importar",
        examples: [
          "catalogo importar pantallas.json",
          'catalogo importar motivos.csv --catalogo motivos --fuente "Oficio del 2 de marzo de 2026" --reemplazar',
        ],
        load: async () => (await import("../commands/catalogo-importar.ts")).catalogoImportar,
      },
      {
        name: "quitar",
        alias: "remove",
        summary: "orden.catalogo.quitar",
        examples: ["catalogo quitar pantallas", "catalogo quitar distritos 190 --json"],
        load: async () => (await import("../commands/catalogo-quitar.ts")).catalogoQuitar,
      },
    ],
  },
];
