import type { Age } from "../../domain/ticket-life.ts";
import { ageOf } from "../../domain/ticket-life.ts";
import type { HolidayOf } from "../../domain/office-time.ts";
import type { Ticket, TicketMessage, TicketNumber } from "../../domain/ticket.ts";
import type { TicketChange } from "../../ports/channel.ts";
import type { TicketCache, Unseen } from "../../ports/ticket-cache.ts";

/** What happened to one ticket since the user last looked. */
export interface TicketNews {
  readonly numero: TicketNumber;
  /** As it is now; null where no copy of it is there. */
  readonly ticket: Ticket | null;
  readonly age: Age | null;
  /** Oldest first. */
  readonly changes: readonly TicketChange[];
  /** What was written since, oldest first. */
  readonly messages: readonly TicketMessage[];
}

export interface News {
  /** The ticket that changed last comes first. */
  readonly items: readonly TicketNews[];
  /** The newest change; null where there is none. */
  readonly last: number | null;
}

/** The changes nobody has looked at yet, one entry a ticket. */
export function collectNews(
  perfil: string,
  cache: TicketCache,
  { now, holidayOf }: { readonly now: Date; readonly holidayOf: HolidayOf },
): News {
  const unseen = cache.unseen(perfil);
  const byTicket = new Map<TicketNumber, Unseen[]>();
  for (const one of unseen) {
    const known = byTicket.get(one.numero) ?? [];
    // Set anew, so that the last one to change stands last.
    byTicket.delete(one.numero);
    byTicket.set(one.numero, [...known, one]);
  }
  const items = [...byTicket].toReversed().map(([numero, changes]): TicketNews => {
    const ticket = cache.detail(perfil, numero);
    const since = changes[0]?.fecha ?? "";
    return {
      numero,
      ticket: ticket ?? null,
      age: ticket === undefined ? null : ageOf(ticket, now, holidayOf),
      changes: changes.map(({ id: _id, ...change }) => change),
      messages: ticket?.mensajes.filter(({ fecha }) => isSince(fecha, since)) ?? [],
    };
  });
  return { items, last: unseen.at(-1)?.id ?? null };
}

/** A desk may note a message a moment before it notes the change. */
function isSince(fecha: string, since: string): boolean {
  return Date.parse(fecha) >= Date.parse(since) - 1000;
}
