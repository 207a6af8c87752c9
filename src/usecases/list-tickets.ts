import type { Ticket } from "../domain/ticket.ts";
import type { Channel, TicketFilter, TicketPage } from "../ports/channel.ts";

/** What a desk gives at most in one page. */
const pageSize = 200;

/** The newest tickets up to a limit, however many pages that takes. */
export async function listTickets(
  channel: Pick<Channel, "listTickets">,
  filter: TicketFilter,
  { limit, cursor }: { readonly limit: number; readonly cursor: string | undefined },
  signal: AbortSignal,
): Promise<TicketPage> {
  const tickets: Ticket[] = [];
  let next: string | null = cursor ?? null;
  do {
    const page: TicketPage = await channel.listTickets(
      filter,
      { limit: Math.min(limit - tickets.length, pageSize), ...(next !== null && { cursor: next }) },
      signal,
    );
    tickets.push(...page.tickets);
    next = page.siguiente;
  } while (next !== null && tickets.length < limit);
  return { tickets, siguiente: next };
}
