import type { TicketDetail } from "../../domain/ticket.ts";
import { ticketView } from "./ticket.view.ts";
import { ticketAges, type AgeOf } from "./ticket-ages.call.ts";
import { namedTicket, suggestNumber } from "./named-ticket.call.ts";
import { offerActions } from "./offer-actions.call.ts";
import { defineCommand } from "../../app/command.ts";

interface Shown {
  readonly ticket: TicketDetail;
  /** Every ticket of its chain, the first one first; undefined without `--cadena`. */
  readonly chain: readonly TicketDetail[] | undefined;
  readonly ages: AgeOf | undefined;
}

export const ticketVer = defineCommand<Shown>({
  operands: [{ name: "numero", summary: "argumento.numero", optional: true }],
  options: [{ key: "cadena", flag: "--cadena", summary: "opcion.cadena" }],
  async run(input, call) {
    const { signal, remember } = call.context;
    const numero = await namedTicket(input, call);
    const { nombre } = await call.profile();
    const { channel } = await call.connect();
    const get = () => channel.getTicket(numero, signal);
    const ticket = await suggestNumber(numero, call, get);
    await remember(nombre, [ticket]);
    const ages = await ticketAges(call);
    if (!input.flag("cadena")) return { ticket, chain: undefined, ages };
    const chain: TicketDetail[] = [];
    for (const one of ticket.cadena) {
      const known = one === ticket.numero;
      chain.push(known ? ticket : await channel.getTicket(one, signal));
    }
    return { ticket, chain, ages };
  },
  async view({ ticket, chain, ages }, tools) {
    const lines: string[] = [];
    for (const [at, one] of (chain ?? [ticket]).entries()) {
      if (at > 0) lines.push("", "─".repeat(8), "");
      lines.push(...(await ticketView(one, tools, ages?.(one))));
    }
    return lines;
  },
  offer: async ({ ticket }, _input, call) => await offerActions(ticket, call),
  schema: async () => (await import("./ticket.schema.ts")).ticketVer,
  rows: ({ ticket, chain }) => (chain ?? [ticket]).map((one) => ({ ...one })),
  json: ({ ticket, chain }) => ({ ticket, ...(chain !== undefined && { cadena: chain }) }),
});
