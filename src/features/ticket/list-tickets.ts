import type { Ticket } from "../../domain/ticket.ts";
import type { Channel, TicketFilter, TicketPage } from "../../ports/channel.ts";

/** What a desk gives at most in one page. */
const pageSize = 200;

/** The newest tickets up to a limit, however many pages that takes. */
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
    /** What the desk can't be asked for. */
    readonly keeps?: ((ticket: Ticket) => boolean) | undefined;
  },
  signal: AbortSignal,
): Promise<TicketPage> {
  const tickets: Ticket[] = [];
  let next: string | null = cursor ?? null;
  do {
    // Never more than is still wanted: what a page holds beyond that would be lost to the cursor.
    const page: TicketPage = await channel.listTickets(
      filter,
      { limit: Math.min(limit - tickets.length, pageSize), ...(next !== null && { cursor: next }) },
      signal,
    );
    tickets.push(...page.tickets.filter((one) => keeps?.(one) !== false));
    next = page.siguiente;
  } while (next !== null && tickets.length < limit);
  return { tickets, siguiente: next };
}
