import type { AnyCommand } from "../../app/command.ts";
import type { TreeNode } from "../../app/command-entry.ts";

export const ciCommands: readonly TreeNode<AnyCommand>[] = [
  {
    name: "ci",
    alias: "ci",
    summary: "orden.ci",
    commands: [
      {
        name: "reportar",
        alias: "report",
        summary: "orden.ci.reportar",
        examples: [
          'ci reportar "informes/**/*.xml" --formulario incidente.json',
          "ci reportar junit.xml --bitacora salida.log --recordar 12h --estricto --json",
        ],
        load: async () => (await import("./report.command.ts")).ciReportar,
      },
      {
        name: "ejecutar",
        alias: "run",
        summary: "orden.ci.ejecutar",
        examples: [
          "ci ejecutar --informe junit.xml --formulario incidente.json -- npm test",
          "ci ejecutar --formulario incidente.json -- pytest -q tests/integracion",
        ],
        load: async () => (await import("./run.command.ts")).ciEjecutar,
      },
    ],
  },
];
