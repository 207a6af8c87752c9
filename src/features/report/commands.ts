import type { AnyCommand } from "../../app/command.ts";
import type { CommandEntry } from "../../app/command-entry.ts";

/** The verbs of `ticket` that report on many tickets. */
export const reportEntries: readonly CommandEntry<AnyCommand>[] = [
  {
    name: "exportar",
    alias: "export",
    summary: "orden.ticket.exportar",
    examples: [
      "ticket exportar --formato html --desde 2026-01-01",
      "ticket exportar --formato xlsx --desde 2026-11-01 --salida noviembre.xlsx",
    ],
    load: async () => (await import("./export.command.ts")).ticketExportar,
  },
  {
    name: "estadisticas",
    alias: "stats",
    summary: "orden.ticket.estadisticas",
    examples: ["ticket estadisticas", "ticket estadisticas --desde 2026-01-01 --csv"],
    load: async () => (await import("./statistics.command.ts")).ticketEstadisticas,
  },
];
