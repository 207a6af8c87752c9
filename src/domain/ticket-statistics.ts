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

/** As much of it as statistics are made of. */
export interface TimedCase {
  readonly ticket: Pick<TicketDetail, "tipo" | "creado">;
  readonly times: Pick<TicketTimes, "untilAnswer" | "untilEnd">;
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

/** A time, unless it is not known. */
function known(time: string | undefined): string | null {
  return time !== undefined && isKnownTime(time) ? time : null;
}

/** The time of the desk's first message, UTC, ISO 8601; null where there is none, or its time is not known. */
export function answerTimeOf(ticket: Pick<TicketDetail, "mensajes" | "datos">): string | null {
  return known(ticket.mensajes.find((one) => isFromDesk(one, ticket))?.fecha);
}

/** The times of a case. */
export function timesOf(ticket: TicketDetail, holidayOf: HolidayOf): TicketTimes {
  return caseTimes(ticket, answerTimeOf(ticket), holidayOf);
}

/**
 * The times of a case whose first answer is known. Nothing changes after a case has ended, so its last
 * change is its end.
 */
export function caseTimes(
  ticket: Pick<TicketDetail, "estado" | "creado" | "actualizado">,
  answered: string | null,
  holidayOf: HolidayOf,
): TicketTimes {
  const ended = isOver(ticket.estado) ? known(ticket.actualizado) : null;
  const until = (instant: string | null): Age | null =>
    instant === null || known(ticket.creado) === null
      ? null
      : ageBetween(ticket.creado, new Date(instant), holidayOf);
  return { answered, ended, untilAnswer: until(answered), untilEnd: until(ended) };
}

/**
 * Median and percentiles of the time to the first answer and to the end: in total, by form, by month.
 * Goes through the cases once and keeps no more of them than their durations.
 */
export async function ticketStatistics(
  cases: Iterable<TimedCase> | AsyncIterable<TimedCase>,
): Promise<TicketStatistics> {
  const total = noDurations();
  const byType = new Map<string, Durations>();
  const byMonth = new Map<string, Durations>();
  for await (const { ticket, times } of cases) {
    const groups = [total, groupIn(byType, ticket.tipo)];
    if (isKnownTime(ticket.creado)) groups.push(groupIn(byMonth, monthOf(ticket.creado)));
    for (const group of groups) {
      group.tickets += 1;
      if (times.untilAnswer !== null) group.answer.push(times.untilAnswer);
      if (times.untilEnd !== null) group.end.push(times.untilEnd);
    }
  }
  return {
    total: groupOf("total", total),
    byType: formIds.flatMap((tipo) => {
      const group = byType.get(tipo);
      return group === undefined ? [] : [groupOf(tipo, group)];
    }),
    byMonth: monthsOf(byMonth.keys()).map((month) =>
      groupOf(month, byMonth.get(month) ?? noDurations()),
    ),
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

/** What is collected of a group of cases. */
interface Durations {
  tickets: number;
  readonly answer: Age[];
  readonly end: Age[];
}

function noDurations(): Durations {
  return { tickets: 0, answer: [], end: [] };
}

function groupIn(groups: Map<string, Durations>, name: string): Durations {
  const found = groups.get(name) ?? noDurations();
  groups.set(name, found);
  return found;
}

function groupOf(name: string, { tickets, answer, end }: Durations): TicketGroup {
  return { name, tickets, answer: spreadsOf(answer), end: spreadsOf(end) };
}

function spreadsOf(ages: readonly Age[]): Spreads {
  return {
    elapsed: spreadOf(ages.map(({ elapsed }) => elapsed)),
    office: spreadOf(ages.map(({ office }) => office)),
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

/** The month of a case's registration in Guayaquil's time. */
function monthOf(creado: string): string {
  return guayaquilClock(new Date(creado)).day.slice(0, 7);
}

/** Every month from the first one to the last. */
function monthsOf(found: Iterable<string>): readonly string[] {
  const names = [...found].toSorted();
  const months: string[] = [];
  const last = names.at(-1);
  if (last === undefined) return months;
  for (let month = names[0] ?? last; month <= last; month = nextMonth(month)) months.push(month);
  return months;
}

function nextMonth(month: string): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 1);
  return date.toISOString().slice(0, 7);
}
