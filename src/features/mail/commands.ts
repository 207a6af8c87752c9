import type { AnyCommand } from "../../app/command.ts";
import type { TreeNode } from "../../app/command-entry.ts";

export const mailCommands: readonly TreeNode<AnyCommand>[] = [
  {
    name: "correo",
    alias: "mail",
    summary: "orden.correo",
    commands: [
      {
        name: "muestra",
        alias: "sample",
        summary: "orden.correo.muestra",
        examples: ["correo muestra 4711", "correo muestra 4711 --mensaje b17 --salida muestra.eml"],
        load: async () => (await import("./sample.command.ts")).correoMuestra,
      },
    ],
  },
];
