import type { AnyCommand } from "../../app/command.ts";
import type { TreeNode } from "../../app/command-entry.ts";

export const outboxCommands: readonly TreeNode<AnyCommand>[] = [
  {
    name: "bandeja",
    alias: "outbox",
    summary: "orden.bandeja",
    commands: [
      {
        name: "listar",
        alias: "list",
        summary: "orden.bandeja.listar",
        examples: ["bandeja listar", "bandeja listar --todas --json"],
        load: async () => (await import("./list.command.ts")).bandejaListar,
      },
      {
        name: "ver",
        alias: "show",
        summary: "orden.bandeja.ver",
        examples: ["bandeja ver 0199f3a2-…", "bandeja ver 0199f3a2-… --json"],
        load: async () => (await import("./show.command.ts")).bandejaVer,
      },
      {
        name: "enviar",
        alias: "send",
        summary: "orden.bandeja.enviar",
        examples: ["bandeja enviar", "bandeja enviar --esperar --json"],
        load: async () => (await import("./send.command.ts")).bandejaEnviar,
      },
      {
        name: "servir",
        alias: "serve",
        summary: "orden.bandeja.servir",
        examples: ["bandeja servir --perfil agencia", "bandeja servir --plazo 8h --json"],
        load: async () => (await import("./serve.command.ts")).bandejaServir,
      },
      {
        name: "verificar",
        alias: "verify",
        summary: "orden.bandeja.verificar",
        examples: ["bandeja verificar", "bandeja verificar --json"],
        load: async () => (await import("./verify.command.ts")).bandejaVerificar,
      },
      {
        name: "descartar",
        alias: "drop",
        summary: "orden.bandeja.descartar",
        examples: ["bandeja descartar 0199f3a2-…", "bandeja descartar 0199f3a2-… --si"],
        load: async () => (await import("./discard.command.ts")).bandejaDescartar,
      },
    ],
  },
];
