import { answerTimeOf } from "../../domain/ticket-statistics.ts";
import type { TicketDetail, TicketNumber } from "../../domain/ticket.ts";
import type { TicketFilter } from "../../ports/channel.ts";
import type { CachedTimes } from "../../ports/ticket-cache.ts";
import { listTickets } from "../ticket/list-tickets.ts";
import { cachedFilter } from "../ticket/select-cached.ts";
import { eachDetail, type SyncNeeds } from "../follow/sync-tickets.ts";

/** Whole tickets, and the number of those that could not be fetched. */
export interface LoadedTickets {
  readonly count: number;
  readonly missing: number;
  /** Newest first, one at a time: there may be more than fit into memory. */
  readonly tickets: () => AsyncIterable<TicketDetail>;
  /** When each of them happened. */
  readonly times: () => AsyncIterable<CachedTimes>;
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
  const { tickets: listed } = await listTickets(channel, filter, all, signal);
  await cache.keep(perfil, listed, clock().toISOString());
  const numbers = listed.map(({ numero }) => numero);
  /** Where no copies can be kept, they are only in memory. */
  const unkept = new Map<TicketNumber, TicketDetail>();
  const keepsNone = await cache.isReadOnly(perfil);
  const known = keepsNone ? new Set() : await cache.whole(perfil, numbers);
  const unknown = numbers.filter((numero) => !known.has(numero));
  let done = 0;
  for await (const detail of eachDetail(unknown, channel, signal)) {
    onProgress((done += 1), unknown.length);
    if (detail === undefined) continue;
    if (keepsNone) unkept.set(detail.numero, detail);
    else await cache.keepDetails(perfil, [detail], clock().toISOString());
  }
  const kept = keepsNone ? new Set() : await cache.whole(perfil, numbers);
  const whole = numbers.filter((numero) => unkept.has(numero) || kept.has(numero));
  async function* tickets(): AsyncGenerator<TicketDetail> {
    for (const numero of whole) {
      const found = unkept.get(numero) ?? (await cache.detail(perfil, numero));
      if (found !== undefined) yield found;
    }
  }
  async function* times(): AsyncGenerator<CachedTimes> {
    for await (const one of tickets()) yield { ...one, respondido: answerTimeOf(one) };
  }
  return { count: whole.length, missing: numbers.length - whole.length, tickets, times };
}

/** The same from the copies on this machine, without the network. */
export async function loadCopies(
  filter: TicketFilter,
  { perfil, cache }: Pick<SyncNeeds, "perfil" | "cache">,
): Promise<LoadedTickets> {
  const cached = cachedFilter(filter);
  const whole = await cache.countWhole(perfil, cached);
  return {
    count: whole,
    missing: (await cache.count(perfil, cached)) - whole,
    tickets: () => cache.details(perfil, cached),
    times: () => cache.times(perfil, cached),
  };
}
