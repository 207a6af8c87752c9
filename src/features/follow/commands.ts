import type { AnyCommand } from "../../app/command.ts";
import type { CommandEntry } from "../../app/command-entry.ts";

export const newsEntry: CommandEntry<AnyCommand> = {
  name: "novedades",
  alias: "news",
  summary: "orden.novedades",
  examples: ["novedades", "novedades --breve"],
  load: async () => (await import("./news.command.ts")).novedades,
};

/** The verbs of `ticket` that wait for changes. */
export const followEntries: readonly CommandEntry<AnyCommand>[] = [
  {
    name: "vigilar",
    alias: "watch",
    summary: "orden.ticket.vigilar",
    examples: [
      "ticket vigilar",
      'ticket vigilar --avisar --ejecutar "jq -r .numero >> cambios.txt"',
    ],
    load: async () => (await import("./watch.command.ts")).ticketVigilar,
  },
  {
    name: "esperar",
    alias: "wait",
    summary: "orden.ticket.esperar",
    examples: [
      "ticket esperar MS-2026-000123 --hasta respondido --plazo 2h",
      "ticket esperar MS-2026-000123 MS-2026-000124 --plazo 30m --json",
    ],
    load: async () => (await import("./wait.command.ts")).ticketEsperar,
  },
];
