import { isFromDesk } from "./from-desk.ts";
import type { HolidayOf } from "./office-time.ts";
import { ageBetween, isOver, type Age } from "./ticket-life.ts";
import type { TicketDetail } from "./ticket.ts";

/** When a case was answered and when it ended, and how long that took. */
export interface TicketTimes {
  /** The desk's first message; UTC, ISO 8601. */
  readonly answered: string | null;
  readonly ended: string | null;
  readonly untilAnswer: Age | null;
  readonly untilEnd: Age | null;
}

/** A case with its times. */
export interface TimedTicket {
  readonly ticket: TicketDetail;
  readonly times: TicketTimes;
}

/** Nothing is written to a case that is over, so that its last change is its end. */
export function timesOf(ticket: TicketDetail, holidayOf: HolidayOf): TicketTimes {
  const answered = ticket.mensajes.find((one) => isFromDesk(one, ticket))?.fecha ?? null;
  const ended = isOver(ticket.estado) ? ticket.actualizado : null;
  const until = (instant: string | null): Age | null =>
    instant === null ? null : ageBetween(ticket.creado, new Date(instant), holidayOf);
  return { answered, ended, untilAnswer: until(answered), untilEnd: until(ended) };
}
