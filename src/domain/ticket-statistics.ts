import { isKnownTime } from "./desk-time.ts";
import { guayaquilClock } from "./guayaquil-time.ts";
import type { HolidayOf } from "./office-time.ts";
import { ageBetween, isOver, type Age } from "./ticket-life.ts";
import { formIds, isFromDesk, type TicketDetail } from "./ticket.ts";

/** When a case was answered and ended, and how long each took; null for what has not happened. */
export interface TicketTimes {
  /** Time of the desk's first message; UTC, ISO 8601. */
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

/** The distribution of a duration over the cases that have it, in milliseconds. */
export interface Spread {
  readonly cases: number;
  readonly median: number;
  readonly p90: number;
  readonly p95: number;
  readonly longest: number;
}

/** The distribution of elapsed time and of office hours; null where no case has the duration. */
export interface Spreads {
  readonly elapsed: Spread | null;
  readonly office: Spread | null;
}

export interface TicketGroup {
  /** `total`, a type, or a month `AAAA-MM`. */
  readonly name: string;
  readonly tickets: number;
  readonly answer: Spreads;
  readonly end: Spreads;
}

export interface TicketStatistics {
  readonly total: TicketGroup;
  readonly byType: readonly TicketGroup[];
  /** Every month from the first one to the last, including those without cases. */
  readonly byMonth: readonly TicketGroup[];
}

/** The times of a case. Nothing changes after a case has ended, so its last change is its end. */
export function timesOf(ticket: TicketDetail, holidayOf: HolidayOf): TicketTimes {
  const known = (time: string | undefined): string | null =>
    time !== undefined && isKnownTime(time) ? time : null;
  const answered = known(ticket.mensajes.find((one) => isFromDesk(one, ticket))?.fecha);
  const ended = isOver(ticket.estado) ? known(ticket.actualizado) : null;
  const until = (instant: string | null): Age | null =>
    instant === null || known(ticket.creado) === null
      ? null
      : ageBetween(ticket.creado, new Date(instant), holidayOf);
  return { answered, ended, untilAnswer: until(answered), untilEnd: until(ended) };
}

/** Median and percentiles of the time to the first answer and to the end: in total, by form, by month. */
export function ticketStatistics(tickets: readonly TimedTicket[]): TicketStatistics {
  const types = formIds.map((tipo) =>
    groupOf(
      tipo,
      tickets.filter(({ ticket }) => ticket.tipo === tipo),
    ),
  );
  const months = monthsOf(tickets);
  return {
    total: groupOf("total", tickets),
    byType: types.filter((one) => one.tickets > 0),
    byMonth: [...months].map(([month, those]) => groupOf(month, those)),
  };
}

/**
 * A percentile by linear interpolation between the two nearest values, as in spreadsheets
 * (`PERCENTILE.INC`).
 *
 * @param sorted  ascending; at least one value
 * @param share  0 to 1
 */
export function percentile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
}

function groupOf(name: string, tickets: readonly TimedTicket[]): TicketGroup {
  return {
    name,
    tickets: tickets.length,
    answer: spreadsOf(tickets.map(({ times }) => times.untilAnswer)),
    end: spreadsOf(tickets.map(({ times }) => times.untilEnd)),
  };
}

function spreadsOf(ages: readonly (Age | null)[]): Spreads {
  const known = ages.filter((one) => one !== null);
  return {
    elapsed: spreadOf(known.map(({ elapsed }) => elapsed)),
    office: spreadOf(known.map(({ office }) => office)),
  };
}

function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((one, other) => one - other);
  return {
    cases: sorted.length,
    median: percentile(sorted, 0.5),
    p90: percentile(sorted, 0.9),
    p95: percentile(sorted, 0.95),
    longest: percentile(sorted, 1),
  };
}

/** Groups cases by the month of their registration in Guayaquil's time; one without a time has none. */
function monthsOf(tickets: readonly TimedTicket[]): ReadonlyMap<string, readonly TimedTicket[]> {
  const monthOf = ({ ticket }: TimedTicket): string =>
    guayaquilClock(new Date(ticket.creado)).day.slice(0, 7);
  const found = new Map<string, TimedTicket[]>();
  for (const one of tickets.filter(({ ticket }) => isKnownTime(ticket.creado))) {
    const month = monthOf(one);
    const known = found.get(month);
    if (known === undefined) found.set(month, [one]);
    else known.push(one);
  }
  const names = [...found.keys()].toSorted((one, other) => (one < other ? -1 : 1));
  const [first, last] = [names[0], names.at(-1)];
  const months = new Map<string, readonly TimedTicket[]>();
  if (first === undefined || last === undefined) return months;
  for (let month = first; month <= last; month = nextMonth(month)) {
    months.set(month, found.get(month) ?? []);
  }
  return months;
}

function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}
