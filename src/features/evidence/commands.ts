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
        examples: ["evidencia revisar *.png", "evidencia revisar error.png --json"],
        load: async () => (await import("./review.command.ts")).evidenciaRevisar,
      },
    ],
  },
];
