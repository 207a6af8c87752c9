import type { TicketDetail } from "../../domain/ticket.ts";
import type { TicketFilter } from "../../ports/channel.ts";
import { listTickets } from "../ticket/list-tickets.ts";
import { cachedFilter } from "../ticket/select-cached.ts";
import { fetchDetails, type SyncNeeds } from "../follow/sync-tickets.ts";

/** Whole tickets, and the number of those that could not be fetched. */
export interface LoadedTickets {
  /** Newest first. */
  readonly tickets: readonly TicketDetail[];
  readonly missing: number;
}

/**
 * Loads every ticket that matches a filter; only those that are new or have changed since they were
 * last seen are fetched.
 */
export async function loadTickets(
  filter: TicketFilter,
  { perfil, channel, cache, clock }: SyncNeeds,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<LoadedTickets> {
  const all = { limit: Number.MAX_SAFE_INTEGER, cursor: undefined };
  const { tickets } = await listTickets(channel, filter, all, signal);
  cache.keep(perfil, tickets, clock().toISOString());
  const unknown = tickets
    .map(({ numero }) => numero)
    .filter((numero) => cache.detail(perfil, numero) === undefined);
  const fetched = await fetchDetails(unknown, channel, signal, (done) =>
    onProgress(done, unknown.length),
  );
  cache.keepDetails(perfil, fetched, clock().toISOString());
  const found = tickets.map(({ numero }) => cache.detail(perfil, numero));
  const whole = found.filter((one) => one !== undefined);
  return { tickets: whole, missing: found.length - whole.length };
}

/** The same from the copies on this machine, without the network. */
export function loadCopies(
  filter: TicketFilter,
  { perfil, cache }: Pick<SyncNeeds, "perfil" | "cache">,
): LoadedTickets {
  const found = cache
    .list(perfil, cachedFilter(filter), Number.MAX_SAFE_INTEGER)
    .map(({ numero }) => cache.detail(perfil, numero));
  const whole = found.filter((one) => one !== undefined);
  return { tickets: whole, missing: found.length - whole.length };
}
