import type { TicketDetail, TicketNumber } from "../../domain/ticket.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Channel, TicketChange } from "../../ports/channel.ts";
import type { TicketCache } from "../../ports/ticket-cache.ts";
import { inOrder } from "../../sending/in-order.ts";
import { createPageGuard } from "../ticket/guard-pages.ts";
import { listTickets } from "../ticket/list-tickets.ts";

/** Tickets fetched at the same time. */
const fetchesAtOnce = 4;

/** Characters from which on a ticket is fetched alone; a desk takes texts of some thousands. */
const longTicketLength = 500_000;

/** Age up to which a change counts as news the first time that news are asked for. */
const firstNewsMaxAgeMs = 7 * 24 * 3_600_000;

export interface SyncNeeds {
  readonly perfil: string;
  readonly channel: Pick<Channel, "changes" | "listTickets" | "getTicket">;
  readonly cache: TicketCache;
  readonly clock: () => Date;
}

/**
 * Brings the copies up to date: all tickets the first time, from then on those that changed.
 * Changes are asked for before tickets, so that one in between is reported twice rather than never.
 *
 * @returns the new changes, oldest first
 */
export async function syncTickets(
  needs: SyncNeeds,
  signal: AbortSignal,
): Promise<readonly TicketChange[]> {
  const { perfil, channel, cache, clock } = needs;
  const mark = await cache.mark(perfil);
  const { changes, cursor } = await latestCursor(channel, mark.cursor ?? undefined, signal);
  const whole = clock().toISOString();
  if (mark.whole === null) {
    const all = { limit: Number.MAX_SAFE_INTEGER, cursor: undefined };
    const { tickets } = await listTickets(channel, {}, all, signal);
    await cache.keep(perfil, tickets, whole);
  }
  const since = new Date(clock().getTime() - firstNewsMaxAgeMs).toISOString();
  const news = mark.cursor === null ? changes.filter(({ fecha }) => fecha >= since) : changes;
  await takeIn(news, { after: mark.cursor, cursor, whole }, needs, signal);
  return news;
}

/** Fetches the tickets that changed and stores them with the changes. */
export async function takeIn(
  changes: readonly TicketChange[],
  next: { readonly after: string | null; readonly cursor: string; readonly whole: string },
  { perfil, channel, cache, clock }: SyncNeeds,
  signal: AbortSignal,
): Promise<ReadonlyMap<TicketNumber, TicketDetail>> {
  const numbers = [...new Set(changes.map(({ numero }) => numero))];
  const details = await fetchDetails(numbers, channel, signal);
  await cache.keepDetails(perfil, details, clock().toISOString());
  await cache.note(perfil, changes, next);
  return new Map(details.map((one) => [one.numero, one]));
}

/** Fetches whole tickets; one that no longer exists is left out. */
export async function fetchDetails(
  numbers: readonly TicketNumber[],
  channel: Pick<Channel, "getTicket">,
  signal: AbortSignal,
): Promise<readonly TicketDetail[]> {
  const details: TicketDetail[] = [];
  for await (const one of eachDetail(numbers, channel, signal)) {
    if (one !== undefined) details.push(one);
  }
  return details;
}

/**
 * Fetches whole tickets, a few at a time and long ones one by one, so that memory is not full of them.
 * Gives undefined for one that no longer exists.
 */
export async function* eachDetail(
  numbers: readonly TicketNumber[],
  channel: Pick<Channel, "getTicket">,
  signal: AbortSignal,
): AsyncGenerator<TicketDetail | undefined> {
  // One alone at first: it shows how long they are.
  let atOnce = 1;
  const found = inOrder(
    each(numbers),
    () => atOnce,
    async (numero) => {
      try {
        return await channel.getTicket(numero, signal);
      } catch (error) {
        if (error instanceof MesaError && error.code === "ticket-no-existe") return undefined;
        throw error;
      }
    },
  );
  for await (const one of found) {
    atOnce = one !== undefined && textLength(one) > longTicketLength ? 1 : fetchesAtOnce;
    yield one;
  }
}

/** The characters of a ticket's texts. */
function textLength(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce((sum: number, one) => sum + textLength(one), 0);
}

/** All changes after a cursor, page after page, and the cursor behind the last one. */
export async function latestCursor(
  channel: Pick<Channel, "changes">,
  from: string | undefined,
  signal: AbortSignal,
): Promise<{ readonly changes: readonly TicketChange[]; readonly cursor: string }> {
  const changes: TicketChange[] = [];
  const guard = createPageGuard(from);
  for (let cursor = from; ;) {
    const { cambios, siguiente } = await channel.changes(cursor, 0, signal);
    for (const one of cambios) changes.push(one);
    if (cambios.length === 0 || siguiente === cursor) return { changes, cursor: siguiente };
    guard(siguiente, cambios.length);
    cursor = siguiente;
  }
}

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
