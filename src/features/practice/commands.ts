import type { AnyCommand } from "../../app/command.ts";
import type { TreeNode } from "../../app/command-entry.ts";

export const practiceCommands: readonly TreeNode<AnyCommand>[] = [
  {
    name: "practica",
    alias: "sandbox",
    summary: "orden.practica",
    commands: [
      {
        name: "servir",
        alias: "serve",
        summary: "orden.practica.servir",
        examples: ["practica servir", "practica servir --puerto 8080 --json"],
        load: async () => (await import("./serve.command.ts")).practicaServir,
      },
      {
        name: "bandeja",
        alias: "inbox",
        summary: "orden.practica.bandeja",
        examples: ["practica bandeja", "practica bandeja --estado registrado --json"],
        load: async () => (await import("./inbox.command.ts")).practicaBandeja,
      },
      {
        name: "tomar",
        alias: "take",
        summary: "orden.practica.tomar",
        examples: ["practica tomar MS-2026-000001", "practica tomar MS-2026-000001 --json"],
        load: async () => (await import("./take.command.ts")).practicaTomar,
      },
      {
        name: "responder",
        alias: "answer",
        summary: "orden.practica.responder",
        examples: [
          'practica responder MS-2026-000001 --texto "Se corrigió el permiso."',
          'practica responder MS-2026-000001 --texto "Indique el MRN." --pide-datos',
        ],
        load: async () => (await import("./reply.command.ts")).practicaResponder,
      },
      {
        name: "resolver",
        alias: "resolve",
        summary: "orden.practica.resolver",
        examples: [
          'practica resolver MS-2026-000001 --texto "Incidente solucionado."',
          'practica resolver MS-2026-000001 --resultado rechazado --texto "No corresponde."',
        ],
        load: async () => (await import("./resolve.command.ts")).practicaResolver,
      },
    ],
  },
  {
    name: "demo",
    alias: "demo",
    summary: "orden.demo",
    examples: ["demo", "demo --con-fallas"],
    load: async () => (await import("./demo.command.ts")).demo,
  },
];
