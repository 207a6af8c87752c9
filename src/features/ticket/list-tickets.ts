import type { Ticket } from "../../domain/ticket.ts";
import { createPageGuard } from "./guard-pages.ts";
import type { Channel, TicketFilter, TicketPage } from "../../ports/channel.ts";

/** Tickets asked for in one page: the most that a desk gives. */
const pageSize = 200;

/** The newest tickets up to `limit`, page after page. @throws MesaError `respuesta-invalida` */
export async function listTickets(
  channel: Pick<Channel, "listTickets">,
  filter: TicketFilter,
  {
    limit,
    cursor,
    keeps,
  }: {
    readonly limit: number;
    readonly cursor: string | undefined;
    /** A condition that the desk cannot check; tickets that fail it do not count. */
    readonly keeps?: ((ticket: Ticket) => boolean) | undefined;
  },
  signal: AbortSignal,
): Promise<TicketPage> {
  const tickets: Ticket[] = [];
  const guard = createPageGuard(cursor);
  let next: string | null = cursor ?? null;
  do {
    // No more than are still wanted: the cursor stands behind all tickets of a page.
    const page: TicketPage = await channel.listTickets(
      filter,
      { limit: Math.min(limit - tickets.length, pageSize), ...(next !== null && { cursor: next }) },
      signal,
    );
    for (const one of page.tickets) if (keeps?.(one) !== false) tickets.push(one);
    next = page.siguiente;
    if (next !== null && tickets.length < limit) guard(next, page.tickets.length);
  } while (next !== null && tickets.length < limit);
  return { tickets, siguiente: next };
}

/** States asked for one by one, since most of an operator's tickets have ended. */
const openStates = ["registrado", "asignado", "en_analisis", "respondido"] as const;

/** Tickets of one state that are shown. */
const maxPerState = 100;

/** The newest tickets that have not ended. */
export async function openTickets(
  channel: Pick<Channel, "listTickets">,
  signal: AbortSignal,
): Promise<readonly Ticket[]> {
  const found: Ticket[] = [];
  for (const estado of openStates) {
    const page = { limit: maxPerState, cursor: undefined };
    found.push(...(await listTickets(channel, { estado }, page, signal)).tickets);
  }
  return found;
}
