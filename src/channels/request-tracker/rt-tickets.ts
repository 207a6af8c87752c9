import { guayaquilClock } from "../../domain/guayaquil-time.ts";
import type { Ticket, TicketDetail, TicketNumber } from "../../domain/ticket.ts";
import { percentEncode } from "../../domain/url.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { TicketFilter, TicketPage } from "../../ports/channel.ts";
import type { RtSettings } from "./profile-part.ts";
import { parseItem } from "../parse-reply.ts";
import { encodeQuery, maxPageItems, type RtClient } from "./rt-client.ts";
import { readConversation } from "./rt-conversation.ts";
import { filtered, ticketFields } from "./rt-search.ts";
import { toTicket } from "./rt-ticket.ts";
import { rtLinks, rtPage, rtTicket, type RtTicket } from "./rt-wire.ts";

/** A longer chain of linked tickets must be a circle. */
const maxChainTickets = 20;

interface FoundTickets {
  readonly tickets: readonly RtTicket[];
  /** The number of pages, when RT has counted them. */
  readonly pages: number | undefined;
}

/** One page of a search, oldest first unless `newest` is set. */
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

/**
 * The ticket with a number.
 *
 * @throws MesaError `ticket-no-existe`, also for one the user may not see
 */
export async function mustFind(
  number: TicketNumber,
  client: RtClient,
  signal: AbortSignal,
): Promise<RtTicket> {
  // RT's numbers are digits; anything else could change the query.
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
  if (cursor !== undefined && !/^[1-9]\d{0,8}$/.test(cursor)) {
    throw new MesaError("no-existe", { params: { nombre: cursor, orden: "mesa ticket listar" } });
  }
  const page = Number(cursor ?? "1");
  const pageItems = Math.min(limit, maxPageItems);
  const { tickets, pages } = await searchTickets(
    filtered(filter, settings),
    { limit: pageItems, page, newest: true },
    client,
    signal,
  );
  return {
    tickets: tickets.map((one) => toTicket(one, settings)).filter((one) => fits(one, filter)),
    // When RT has not counted the pages, only an empty page is certainly the last.
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

/** The chain of tickets from the first to the last, by RT's links. */
async function chainOf(
  number: TicketNumber,
  client: RtClient,
  signal: AbortSignal,
): Promise<readonly TicketNumber[]> {
  const chain = [number];
  for (const direction of ["refers-to", "referred-to-by"]) {
    for (let at: string | undefined = number; at !== undefined && chain.length < maxChainTickets;) {
      const linked: readonly string[] = await linkedTo(at, direction, client, signal);
      at = linked.find((one) => !chain.includes(one));
      if (at === undefined) break;
      if (direction === "refers-to") chain.unshift(at);
      else chain.push(at);
    }
  }
  return chain;
}

/** The tickets linked to one in a direction; none when the user may not see it. */
async function linkedTo(
  number: TicketNumber,
  direction: string,
  client: RtClient,
  signal: AbortSignal,
): Promise<readonly TicketNumber[]> {
  try {
    const { _hyperlinks } = await client.get(
      `/REST/2.0/ticket/${percentEncode(number)}`,
      rtLinks,
      signal,
    );
    return _hyperlinks.flatMap(({ ref, id }) =>
      ref === direction && id !== undefined ? [id] : [],
    );
  } catch (error) {
    if (error instanceof MesaError && error.code === "ticket-no-existe") return [];
    throw error;
  }
}
