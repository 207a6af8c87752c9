import type { AnyCommand } from "../../app/command.ts";
import type { TreeNode } from "../../app/command-entry.ts";

export const evidenceCommands: readonly TreeNode<AnyCommand>[] = [
  {
    name: "evidencia",
    alias: "evidence",
    summary: "orden.evidencia",
    commands: [
      {
        name: "armar",
        alias: "build",
        summary: "orden.evidencia.armar",
        examples: [
          'evidencia armar "1.png=Datos generales" "2.png=Error al enviar" --salida evidencia.pdf',
          "evidencia armar *.png --desde incidente.json --salida evidencia.pdf",
        ],
        load: async () => (await import("./build.command.ts")).evidenciaArmar,
      },
      {
        name: "revisar",
        alias: "check",
        summary: "orden.evidencia.revisar",
        examples: [
          "evidencia revisar *.png --fecha 2026-11-20 --hora 10:32",
          "evidencia revisar --desde incidente.json --json",
        ],
        load: async () => (await import("./review.command.ts")).evidenciaRevisar,
      },
      {
        name: "leer",
        alias: "read",
        summary: "orden.evidencia.leer",
        examples: ["evidencia leer error.png", "evidencia leer error.png --json"],
        load: async () => (await import("./read.command.ts")).evidenciaLeer,
      },
      {
        name: "capturar",
        alias: "capture",
        summary: "orden.evidencia.capturar",
        examples: ["evidencia capturar --demora 5", "evidencia capturar --pasos --salida capturas"],
        load: async () => (await import("./capture.command.ts")).evidenciaCapturar,
      },
      {
        name: "preparar",
        alias: "setup",
        summary: "orden.evidencia.preparar",
        examples: ["evidencia preparar", "evidencia preparar --si"],
        load: async () => (await import("./prepare.command.ts")).evidenciaPreparar,
      },
    ],
  },
];
