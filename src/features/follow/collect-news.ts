import type { Age } from "../../domain/ticket-life.ts";
import { ageOf } from "../../domain/ticket-life.ts";
import type { HolidayOf } from "../../domain/office-time.ts";
import type { TicketDetail, TicketMessage, TicketNumber } from "../../domain/ticket.ts";
import type { TicketChange } from "../../ports/channel.ts";
import type { TicketCache, Unseen } from "../../ports/ticket-cache.ts";

/** What happened to one ticket since the user last looked. */
export interface TicketNews {
  readonly numero: TicketNumber;
  /** The ticket as it is now; null where there is no copy of it. */
  readonly ticket: TicketDetail | null;
  readonly age: Age | null;
  /** Oldest first. */
  readonly changes: readonly TicketChange[];
  /** Messages since the first of the changes, oldest first. */
  readonly messages: readonly TicketMessage[];
}

export interface News {
  /** The ticket that changed last comes first. */
  readonly items: readonly TicketNews[];
  /** Number of the newest change; null where there is none. */
  readonly last: number | null;
}

/** The changes that the user has not seen, grouped by ticket. */
export async function collectNews(
  perfil: string,
  cache: Pick<TicketCache, "unseen" | "detail">,
  { now, holidayOf }: { readonly now: Date; readonly holidayOf: HolidayOf },
): Promise<News> {
  const unseen = await cache.unseen(perfil);
  const byTicket = new Map<TicketNumber, Unseen[]>();
  for (const one of unseen) {
    const known = byTicket.get(one.numero) ?? [];
    // Inserted anew, so that the ticket that changed last comes last.
    byTicket.delete(one.numero);
    byTicket.set(one.numero, [...known, one]);
  }
  const items: TicketNews[] = [];
  for (const [numero, changes] of [...byTicket].toReversed()) {
    const ticket = await cache.detail(perfil, numero);
    const since = changes[0]?.fecha ?? "";
    items.push({
      numero,
      ticket: ticket ?? null,
      age: ticket === undefined ? null : ageOf(ticket, now, holidayOf),
      changes: changes.map(({ id: _id, ...change }) => change),
      messages: ticket?.mensajes.filter(({ fecha }) => isSince(fecha, since)) ?? [],
    });
  }
  return { items, last: unseen.at(-1)?.id ?? null };
}

/** A desk may date a message a moment earlier than the change that it makes. */
const messageToleranceMs = 1000;

function isSince(fecha: string, since: string): boolean {
  return Date.parse(fecha) >= Date.parse(since) - messageToleranceMs;
}
