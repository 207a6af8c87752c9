import type { AnyCommand } from "../../app/command.ts";
import type { CommandEntry } from "../../app/command-entry.ts";

/** The verb of `ticket` that proves when a request was filed. */
export const proofEntries: readonly CommandEntry<AnyCommand>[] = [
  {
    name: "comprobante",
    alias: "receipt",
    summary: "orden.ticket.comprobante",
    examples: [
      "ticket comprobante MS-2026-000123",
      "ticket comprobante --verificar comprobante-MS-2026-000123.pdf --json",
    ],
    load: async () => (await import("./proof.command.ts")).ticketComprobante,
  },
];
