import type { AnyCommand } from "../../app/command.ts";
import type { TreeNode } from "../../app/command-entry.ts";

export const draftCommands: readonly TreeNode<AnyCommand>[] = [
  {
    name: "borrador",
    alias: "draft",
    summary: "orden.borrador",
    commands: [
      {
        name: "listar",
        alias: "list",
        summary: "orden.borrador.listar",
        examples: ["borrador listar", "borrador listar --json"],
        load: async () => (await import("./list.command.ts")).borradorListar,
      },
      {
        name: "ver",
        alias: "show",
        summary: "orden.borrador.ver",
        examples: ["borrador ver k3v9qa", "borrador ver k3v9qa --json"],
        load: async () => (await import("./show.command.ts")).borradorVer,
      },
      {
        name: "continuar",
        alias: "continue",
        summary: "orden.borrador.continuar",
        examples: ["borrador continuar", "borrador continuar k3v9qa --ensayo"],
        load: async () => (await import("./resume.command.ts")).borradorContinuar,
      },
      {
        name: "borrar",
        alias: "remove",
        summary: "orden.borrador.borrar",
        examples: ["borrador borrar k3v9qa", "borrador borrar k3v9qa --json"],
        load: async () => (await import("./delete.command.ts")).borradorBorrar,
      },
    ],
  },
];
