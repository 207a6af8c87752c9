import type { AnyCommand } from "../../app/command.ts";
import type { TreeNode } from "../../app/command-entry.ts";

export const catalogCommands: readonly TreeNode<AnyCommand>[] = [
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
        load: async () => (await import("./districts.command.ts")).catalogoDistritos,
      },
      {
        name: "pantallas",
        alias: "screens",
        summary: "orden.catalogo.pantallas",
        examples: ["catalogo pantallas exportacion", "catalogo pantallas MTI --json"],
        load: async () => (await import("./screens.command.ts")).catalogoPantallas,
      },
      {
        name: "operadores",
        alias: "operators",
        summary: "orden.catalogo.operadores",
        examples: ["catalogo operadores", "catalogo operadores courier"],
        load: async () => (await import("./operators.command.ts")).catalogoOperadores,
      },
      {
        name: "motivos",
        alias: "reasons",
        summary: "orden.catalogo.motivos",
        examples: ["catalogo motivos", "catalogo motivos arancel --json"],
        load: async () => (await import("./reasons.command.ts")).catalogoMotivos,
      },
      {
        name: "importar",
        alias: "import",
        summary: "orden.catalogo.importar",
        examples: [
          "catalogo importar pantallas.json",
          'catalogo importar motivos.csv --catalogo motivos --fuente "Oficio del 2 de marzo de 2026" --reemplazar',
        ],
        load: async () => (await import("./import.command.ts")).catalogoImportar,
      },
      {
        name: "quitar",
        alias: "remove",
        summary: "orden.catalogo.quitar",
        examples: ["catalogo quitar pantallas", "catalogo quitar distritos 190 --json"],
        load: async () => (await import("./remove.command.ts")).catalogoQuitar,
      },
    ],
  },
];
