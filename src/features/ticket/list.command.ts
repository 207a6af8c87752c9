import { ticketListView, type ListedTickets } from "./ticket-list.view.ts";
import { listTickets } from "./list-tickets.ts";
import type { Call } from "../../app/call.ts";
import {
  adviseState,
  filterOptions,
  readTicketFilter,
  readSender,
  readUnanswered,
  senderOption,
  unansweredOption,
} from "./read-ticket-filter.call.ts";
import { defineCommand } from "../../app/command.ts";
import { settleQueued } from "../request/settle-queued.call.ts";
import { ticketAges } from "./ticket-ages.call.ts";
import type { Ticket } from "../../domain/ticket.ts";
import type { Input } from "../../app/input.ts";

export const ticketListar = defineCommand<ListedTickets>({
  options: [
    ...filterOptions,
    unansweredOption,
    senderOption,
    { key: "limite", flag: "--limite", placeholder: "N", summary: "opcion.limite" },
    { key: "cursor", flag: "--cursor", placeholder: "CURSOR", summary: "opcion.cursor" },
    { key: "sin_red", flag: "--sin-red", summary: "opcion.sin-red" },
  ],
  async run(input, call) {
    const limit = input.whole("limite", { min: 1, max: 100_000 }) ?? 50;
    const ages = await ticketAges(call);
    if (input.flag("sin_red")) return { ...(await listCopies(limit, input, call)), ages };
    const filter = readTicketFilter(input, call.context.clock());
    adviseState(filter.estado, call);
    const keeps = await readKeeps(input, call);
    const cursor = input.text("cursor");
    const { nombre } = await call.profile();
    const { channel } = await call.connect();
    const { signal, remember } = call.context;
    const listed = await listTickets(channel, filter, { limit, cursor, keeps }, signal);
    await remember(nombre, listed.tickets);
    await settleQueued(call);
    const isWhole = Object.keys(filter).length === 0 && keeps === undefined;
    const whole = isWhole && cursor === undefined;
    return { ...listed, more: listed.siguiente !== null, ages, whole };
  },
  view: ticketListView,
  schema: async () => (await import("./ticket.schema.ts")).ticketListar,
  json: ({ tickets, siguiente, copy }) => ({
    tickets,
    siguiente,
    ...(copy !== undefined && { copia: copy }),
  }),
  rows: ({ tickets }) => tickets.map((ticket) => ({ ...ticket })),
});

async function listCopies(limit: number, input: Input, call: Call): Promise<ListedTickets> {
  const { openCopies } = await import("./open-copies.call.ts");
  const { selectCached } = await import("./select-cached.ts");
  const { cache, perfil, copy } = await openCopies(call);
  const keeps = await readKeeps(input, call);
  const found = await selectCached(cache, perfil, readTicketFilter(input, call.context.clock()), {
    limit,
    keeps,
  });
  return { ...found, siguiente: null, copy };
}

/** What the desk cannot check: how long a ticket waits for an answer, and whose it is. */
async function readKeeps(
  input: Input,
  call: Call,
): Promise<((ticket: Ticket) => boolean) | undefined> {
  const unanswered = await readUnanswered(input, call);
  const ofSender = await readSender(input, call);
  if (unanswered === undefined || ofSender === undefined) return unanswered ?? ofSender;
  return (ticket) => unanswered(ticket) && ofSender(ticket);
}
