import { officeTime, type HolidayOf } from "./office-time.ts";
import type { Ticket } from "./ticket.ts";

/** How long something took or takes, in milliseconds: on the clock, and within office hours. */
export interface Age {
  readonly elapsed: number;
  readonly office: number;
}

/** A span that a user wrote; `office`: counted in office hours. */
export interface Span {
  readonly milliseconds: number;
  readonly office: boolean;
}

const final = new Set(["conforme", "inconforme", "rechazado", "anulado"]);
const waiting = new Set(["registrado", "asignado", "en_analisis"]);

const minute = 60_000;
/** An office day has nine hours. */
const units = { m: [1, 1], h: [60, 60], d: [24 * 60, 9 * 60] } as const;

/** Nothing more happens to a case in one of these states. */
export function isOver(state: string): boolean {
  return final.has(state);
}

/** Whether it is the desk's turn. */
export function awaitsDesk(state: string): boolean {
  return waiting.has(state);
}

/** Nothing where one of them is no time: a desk may say anything. */
export function ageBetween(from: string, to: Date, holidayOf: HolidayOf): Age {
  const begin = new Date(from);
  if (Number.isNaN(begin.getTime()) || Number.isNaN(to.getTime())) return { elapsed: 0, office: 0 };
  return {
    elapsed: Math.max(0, to.getTime() - begin.getTime()),
    office: officeTime(begin, to, holidayOf),
  };
}

/** From its registration to its end, or to now. */
export function ageOf(
  ticket: Pick<Ticket, "estado" | "creado" | "actualizado">,
  now: Date,
  holidayOf: HolidayOf,
): Age {
  const end = isOver(ticket.estado) ? new Date(ticket.actualizado) : now;
  return ageBetween(ticket.creado, end, holidayOf);
}

/** `30m`, `12h`, `3d`; with an `l` (laborables) in office hours: `3dl` are 27 of them. */
export function parseSpan(text: string): Span | undefined {
  const match = /^(\d{1,5})([mhd])(l?)$/.exec(text.trim().toLowerCase());
  if (match === null) return undefined;
  const office = match[3] === "l";
  const unit = match[2] === "m" ? units.m : match[2] === "h" ? units.h : units.d;
  return { milliseconds: Number(match[1]) * unit[office ? 1 : 0] * minute, office };
}

/** Whether the desk has owed an answer for at least so long. */
export function isUnanswered(
  ticket: Pick<Ticket, "estado" | "creado" | "actualizado">,
  span: Span,
  now: Date,
  holidayOf: HolidayOf,
): boolean {
  if (!awaitsDesk(ticket.estado)) return false;
  const age = ageOf(ticket, now, holidayOf);
  return (span.office ? age.office : age.elapsed) >= span.milliseconds;
}
