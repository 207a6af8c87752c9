import { foldText } from "../../catalogs/search-catalog.ts";
import { guayaquilInstant } from "../../domain/guayaquil-time.ts";
import type { Ticket } from "../../domain/ticket.ts";
import type { TicketFilter } from "../../ports/channel.ts";
import type { CachedFilter, TicketCache } from "../../ports/ticket-cache.ts";

const dayMs = 24 * 3_600_000;

/** The copies that match a filter, newest first, and whether there are more than `limit`. */
export async function selectCached(
  cache: Pick<TicketCache, "list">,
  perfil: string,
  filter: TicketFilter,
  {
    limit,
    keeps,
  }: {
    readonly limit: number;
    readonly keeps: ((ticket: Ticket) => boolean) | undefined;
  },
): Promise<{ readonly tickets: readonly Ticket[]; readonly more: boolean }> {
  const words = foldText(filter.buscar ?? "")
    .split(" ")
    .filter((word) => word !== "");
  const matches = (ticket: Ticket): boolean => {
    if (keeps?.(ticket) === false) return false;
    const text = words.length === 0 ? "" : foldText(`${ticket.numero} ${ticket.asunto}`);
    return words.every((word) => text.includes(word));
  };
  // Words and `keeps` are not checked by the database, so all copies are read.
  const maxRows = words.length > 0 || keeps !== undefined ? Number.MAX_SAFE_INTEGER : limit + 1;
  const found = (await cache.list(perfil, cachedFilter(filter), maxRows)).filter(matches);
  return { tickets: found.slice(0, limit), more: found.length > limit };
}

/** A filter with its days as instants. */
export function cachedFilter({ estado, tipo, desde, hasta }: TicketFilter): CachedFilter {
  return {
    ...(estado !== undefined && { estado }),
    ...(tipo !== undefined && { tipo }),
    ...(desde !== undefined && { since: guayaquilInstant(desde, "00:00").toISOString() }),
    ...(hasta !== undefined && {
      before: new Date(guayaquilInstant(hasta, "00:00").getTime() + dayMs).toISOString(),
    }),
  };
}
