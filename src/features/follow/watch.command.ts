import type { Ticket } from "../../domain/ticket.ts";
import { defineCommand } from "../../app/command.ts";
import { readDuration } from "../../app/read-options.ts";
import { noticeOptions } from "./watch-notices.call.ts";

export const ticketVigilar = defineCommand<readonly Ticket[]>({
  operands: [
    { name: "numero", summary: "argumento.numeros-vigilar", optional: true, variadic: true },
  ],
  options: [
    { key: "plazo", flag: "--plazo", placeholder: "PLAZO", summary: "opcion.plazo" },
    { key: "salida", flag: "--salida", placeholder: "RUTA", summary: "opcion.salida-vigilar" },
    ...noticeOptions,
  ],
  async run(input, call) {
    const limit = readDuration(input, "plazo", "--plazo", call);
    const now = call.context.clock().getTime();
    const { runWatch } = await import("./run-watch.call.ts");
    return await runWatch(input, limit === undefined ? undefined : new Date(now + limit), call);
  },
  // Events are shown while it runs.
  view: () => [],
  schema: async () => (await import("./follow.schema.ts")).ticketVigilar,
  json: () => ({}),
  async offer(tickets, _input, call) {
    const { offerTickets } = await import("../ticket/offer-actions.call.ts");
    return await offerTickets(tickets, call);
  },
  silent: true,
});
