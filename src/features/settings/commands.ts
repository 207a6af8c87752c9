import type { AnyCommand } from "../../app/command.ts";
import type { TreeNode } from "../../app/command-entry.ts";

export const settingsCommands: readonly TreeNode<AnyCommand>[] = [
  {
    name: "config",
    alias: "config",
    summary: "orden.config",
    commands: [
      {
        name: "ver",
        alias: "show",
        summary: "orden.config.ver",
        examples: ["config ver --origen", "config ver idioma --json"],
        load: async () => (await import("./show.command.ts")).configVer,
      },
      {
        name: "poner",
        alias: "set",
        summary: "orden.config.poner",
        examples: ["config poner idioma en", 'config poner editor "code --wait"'],
        load: async () => (await import("./set.command.ts")).configPoner,
      },
      {
        name: "quitar",
        alias: "unset",
        summary: "orden.config.quitar",
        examples: ["config quitar idioma", "config quitar paginador"],
        load: async () => (await import("./unset.command.ts")).configQuitar,
      },
    ],
  },
];
