import type { AnyCommand } from "../../app/command.ts";
import type { TreeNode } from "../../app/command-entry.ts";

export const handOverCommands: readonly TreeNode<AnyCommand>[] = [
  {
    name: "entrega",
    alias: "handover",
    summary: "orden.entrega",
    commands: [
      {
        name: "copiar",
        alias: "copy",
        summary: "orden.entrega.copiar",
        examples: ["entrega copiar 0199f3a2-… descripcion", "entrega copiar 0199f3a2-…"],
        load: async () => (await import("./copy.command.ts")).entregaCopiar,
      },
      {
        name: "confirmar",
        alias: "confirm",
        summary: "orden.entrega.confirmar",
        examples: [
          "entrega confirmar 0199f3a2-…",
          "entrega confirmar 0199f3a2-… --numero MS-2026-000123 --fecha 2026-11-20",
        ],
        load: async () => (await import("./confirm.command.ts")).entregaConfirmar,
      },
      {
        name: "importar",
        alias: "import",
        summary: "orden.entrega.importar",
        examples: [
          "entrega importar respuesta.msg",
          "entrega importar ~/Correo/Enviados.mbox ~/Correo/Mesa --json",
        ],
        load: async () => (await import("./import.command.ts")).entregaImportar,
      },
    ],
  },
];
