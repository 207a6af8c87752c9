import type { TicketDetail } from "../../domain/ticket.ts";
import { ticketView } from "../../output/ticket-view.ts";
import { defineCommand } from "../command.ts";

interface Shown {
  readonly ticket: TicketDetail;
  /** Every case of its chain, the first one first; left out unless asked for. */
  readonly chain: readonly TicketDetail[] | undefined;
}

export const ticketVer = defineCommand<Shown>({
  operands: [{ name: "numero", summary: "argumento.numero" }],
  options: [{ key: "cadena", flag: "--cadena", summary: "opcion.cadena" }],
  async run(input, call) {
    const { signal, remember } = call.context;
    const { channel } = await call.connect();
    const ticket = await channel.getTicket(input.operand(0), signal);
    await remember([ticket]);
    if (!input.flag("cadena")) return { ticket, chain: undefined };
    const chain: TicketDetail[] = [];
    for (const numero of ticket.cadena) {
      const known = numero === ticket.numero;
      chain.push(known ? ticket : await channel.getTicket(numero, signal));
    }
    return { ticket, chain };
  },
  view: ({ ticket, chain }, tools) =>
    chain === undefined
      ? ticketView(ticket, tools)
      : chain.flatMap((one, at) => [
          ...(at === 0 ? [] : ["", "─".repeat(8), ""]),
          ...ticketView(one, tools),
        ]),
  json: ({ ticket, chain }) => ({ ticket, ...(chain !== undefined && { cadena: chain }) }),
});
