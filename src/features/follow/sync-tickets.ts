import type { TicketDetail, TicketNumber } from "../../domain/ticket.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Channel, TicketChange } from "../../ports/channel.ts";
import type { TicketCache } from "../../ports/ticket-cache.ts";
import { inOrder } from "../../sending/in-order.ts";
import { latestCursor } from "./latest-cursor.ts";
import { listTickets } from "../ticket/list-tickets.ts";

/** How many tickets are asked for at once. */
const parallel = 4;

/** What happened longer ago is no news to somebody who looks for the first time. Milliseconds. */
const newsAge = 7 * 24 * 3_600_000;

export interface SyncNeeds {
  readonly perfil: string;
  readonly channel: Pick<Channel, "changes" | "listTickets" | "getTicket">;
  readonly cache: TicketCache;
  readonly clock: () => Date;
}

/**
 * Brings the copies up to date: all tickets the first time, from then on those that changed.
 * Changes are asked for before tickets, so that one in between is told twice rather than never.
 *
 * @returns the changes that came, oldest first
 */
export async function syncTickets(
  needs: SyncNeeds,
  signal: AbortSignal,
): Promise<readonly TicketChange[]> {
  const { perfil, channel, cache, clock } = needs;
  const mark = cache.mark(perfil);
  const { changes, cursor } = await latestCursor(channel, mark.cursor ?? undefined, signal);
  const whole = clock().toISOString();
  if (mark.whole === null) {
    const all = { limit: Number.MAX_SAFE_INTEGER, cursor: undefined };
    const { tickets } = await listTickets(channel, {}, all, signal);
    cache.keep(perfil, tickets, whole);
  }
  const since = new Date(clock().getTime() - newsAge).toISOString();
  const news = mark.cursor === null ? changes.filter(({ fecha }) => fecha >= since) : changes;
  await takeIn(news, { cursor, whole }, needs, signal);
  return news;
}

/** Fetches what changed and writes both down; only then the changes count as known. */
export async function takeIn(
  changes: readonly TicketChange[],
  next: { readonly cursor: string; readonly whole: string },
  { perfil, channel, cache, clock }: SyncNeeds,
  signal: AbortSignal,
): Promise<ReadonlyMap<TicketNumber, TicketDetail>> {
  const numbers = [...new Set(changes.map(({ numero }) => numero))];
  const details = await fetchDetails(numbers, channel, signal);
  cache.keepDetails(perfil, details, clock().toISOString());
  cache.note(perfil, changes, next);
  return new Map(details.map((one) => [one.numero, one]));
}

/** Whole cases, a few at a time; one that is no longer there is left out. */
export async function fetchDetails(
  numbers: readonly TicketNumber[],
  channel: Pick<Channel, "getTicket">,
  signal: AbortSignal,
  told: (done: number) => void = () => {},
): Promise<readonly TicketDetail[]> {
  const details: TicketDetail[] = [];
  const found = inOrder(
    each(numbers),
    () => parallel,
    async (numero) => {
      try {
        return await channel.getTicket(numero, signal);
      } catch (error) {
        if (error instanceof MesaError && error.code === "ticket-no-existe") return undefined;
        throw error;
      }
    },
  );
  let done = 0;
  for await (const one of found) {
    if (one !== undefined) details.push(one);
    told((done += 1));
  }
  return details;
}

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
