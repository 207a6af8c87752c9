import { guayaquilClock } from "../../domain/guayaquil-time.ts";
import type { Ticket, TicketDetail, TicketNumber } from "../../domain/ticket.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { TicketFilter, TicketPage } from "../../ports/channel.ts";
import type { RtSettings } from "../../ports/rt-settings.ts";
import { parseItem } from "../parse-reply.ts";
import { encodeQuery, largestPage, type RtClient } from "./rt-client.ts";
import { readConversation } from "./rt-conversation.ts";
import { filtered, ticketFields } from "./rt-search.ts";
import { toTicket } from "./rt-ticket.ts";
import { rtLinks, rtPage, rtTicket, type RtTicket } from "./rt-wire.ts";

/** A chain of disagreement longer than this is a circle. */
const longestChain = 20;

interface FoundTickets {
  readonly tickets: readonly RtTicket[];
  /** How many pages there are, where RT has counted them. */
  readonly pages: number | undefined;
}

/** The first tickets of a search, the oldest first unless told otherwise. */
async function searchTickets(
  query: string,
  page: { readonly limit: number; readonly page?: number; readonly newest?: boolean },
  client: RtClient,
  signal: AbortSignal,
): Promise<FoundTickets> {
  const words = encodeQuery({
    query,
    ...ticketFields,
    orderby: "id",
    order: page.newest === true ? "DESC" : "ASC",
    per_page: String(page.limit),
    page: String(page.page ?? 1),
  });
  const { items, pages } = await client.get(`/REST/2.0/tickets?${words}`, rtPage, signal);
  return { tickets: items.map((item) => parseItem(item, rtTicket)), pages };
}

/** The oldest ticket of a search. */
export async function findTicket(
  query: string,
  client: RtClient,
  signal: AbortSignal,
): Promise<RtTicket | undefined> {
  return (await searchTickets(query, { limit: 1 }, client, signal)).tickets[0];
}

/** @throws MesaError `ticket-no-existe`, also for one that may not be seen */
export async function mustFind(
  number: TicketNumber,
  client: RtClient,
  signal: AbortSignal,
): Promise<RtTicket> {
  // A number of RT's is digits; anything else would be a path or a query of its own.
  if (!/^\d{1,18}$/.test(number)) throw new MesaError("ticket-no-existe");
  const found = await findTicket(`id = ${number}`, client, signal);
  if (found === undefined) throw new MesaError("ticket-no-existe");
  return found;
}

export async function listTickets(
  filter: TicketFilter,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  settings: RtSettings,
  client: RtClient,
  signal: AbortSignal,
): Promise<TicketPage> {
  const page = Math.max(1, Number.parseInt(cursor ?? "1", 10) || 1);
  const most = Math.min(limit, largestPage);
  const { tickets, pages } = await searchTickets(
    filtered(filter, settings),
    { limit: most, page, newest: true },
    client,
    signal,
  );
  return {
    tickets: tickets.map((one) => toTicket(one, settings)).filter((one) => fits(one, filter)),
    // Where RT has not counted, only an empty page is surely the last.
    siguiente: (pages === undefined ? tickets.length > 0 : page < pages) ? String(page + 1) : null,
  };
}

function fits(ticket: Ticket, { estado, tipo, desde, hasta }: TicketFilter): boolean {
  const { day } = guayaquilClock(new Date(ticket.creado));
  return (
    (estado === undefined || ticket.estado === estado) &&
    (tipo === undefined || ticket.tipo === tipo) &&
    (desde === undefined || day >= desde) &&
    (hasta === undefined || day <= hasta)
  );
}

export async function readTicket(
  number: TicketNumber,
  settings: RtSettings,
  client: RtClient,
  signal: AbortSignal,
): Promise<TicketDetail> {
  const found = await mustFind(number, client, signal);
  const { record, adjuntos, mensajes } = await readConversation(found, client, signal);
  const cadena = await chainOf(found.id, client, signal);
  const at = cadena.indexOf(found.id);
  return {
    ...toTicket(found, settings),
    sigue_a: cadena[at - 1] ?? null,
    datos: record?.datos ?? {},
    adjuntos,
    mensajes: mensajes.map(({ clave: _clave, ...message }) => message),
    cadena,
  };
}

/** From the first case over this one to the last, by RT's own links. */
async function chainOf(
  number: TicketNumber,
  client: RtClient,
  signal: AbortSignal,
): Promise<readonly TicketNumber[]> {
  const chain = [number];
  for (const direction of ["refers-to", "referred-to-by"]) {
    for (let at: string | undefined = number; at !== undefined && chain.length < longestChain;) {
      const linked: readonly string[] = await linkedTo(at, direction, client, signal);
      at = linked.find((one) => !chain.includes(one));
      if (at === undefined) break;
      if (direction === "refers-to") chain.unshift(at);
      else chain.push(at);
    }
  }
  return chain;
}

/** One that may not be seen has no links that we know of. */
async function linkedTo(
  number: TicketNumber,
  direction: string,
  client: RtClient,
  signal: AbortSignal,
): Promise<readonly TicketNumber[]> {
  try {
    const { _hyperlinks } = await client.get(`/REST/2.0/ticket/${number}`, rtLinks, signal);
    return _hyperlinks.flatMap(({ ref, id }) =>
      ref === direction && id !== undefined ? [id] : [],
    );
  } catch (error) {
    if (error instanceof MesaError && error.code === "ticket-no-existe") return [];
    throw error;
  }
}
