import { officeTime, type HolidayOf } from "./office-time.ts";
import type { Ticket } from "./ticket.ts";

/** A duration in milliseconds: elapsed, and within office hours. */
export interface Age {
  readonly elapsed: number;
  readonly office: number;
}

/** A span that a user entered; `office` means that only office hours count. */
export interface Span {
  readonly milliseconds: number;
  readonly office: boolean;
}

const unitNames = ["s", "m", "h", "d"] as const;

const final = new Set(["conforme", "inconforme", "rechazado", "anulado"]);
const waiting = new Set(["registrado", "asignado", "en_analisis"]);

const minuteMs = 60_000;
/** Seconds, minutes, hours and days in minutes: elapsed, and in office hours (nine hours a day). */
const units = { s: [1 / 60, 1 / 60], m: [1, 1], h: [60, 60], d: [24 * 60, 9 * 60] } as const;

/** Whether a state is final. */
export function isOver(state: string): boolean {
  return final.has(state);
}

/** Whether the desk has to act next. */
export function awaitsDesk(state: string): boolean {
  return waiting.has(state);
}

/** The age between two moments; zero when a desk's time is not known. */
export function ageBetween(from: string, to: Date, holidayOf: HolidayOf): Age {
  const begin = new Date(from);
  const known = begin.getTime() > 0 && to.getTime() > 0;
  if (!known) return { elapsed: 0, office: 0 };
  return {
    elapsed: Math.max(0, to.getTime() - begin.getTime()),
    office: officeTime(begin, to, holidayOf),
  };
}

/** The age of a case, from its registration to its end or to now. */
export function ageOf(
  ticket: Pick<Ticket, "estado" | "creado" | "actualizado">,
  now: Date,
  holidayOf: HolidayOf,
): Age {
  const end = isOver(ticket.estado) ? new Date(ticket.actualizado) : now;
  return ageBetween(ticket.creado, end, holidayOf);
}

/**
 * Reads `30s`, `30m`, `12h` or `3d`. With an `l` (laborables) only office hours count: `3dl` are 27 hours.
 * Undefined for anything else.
 */
export function parseSpan(text: string): Span | undefined {
  const match = /^(\d{1,5})([smhd])(l?)$/.exec(text.trim().toLowerCase());
  if (match === null) return undefined;
  const office = match[3] === "l";
  const unit = units[unitNames.find((one) => one === match[2]) ?? "d"];
  return { milliseconds: Number(match[1]) * unit[office ? 1 : 0] * minuteMs, office };
}

/** Whether the desk has not answered for at least this span. */
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

/** The states of a case that ends well, in order. */
const progress = ["registrado", "asignado", "en_analisis", "respondido", "conforme"];

/** The state is reached or passed, still possible, or no longer possible. */
export type Standing = "alcanzado" | "abierto" | "rechazado";

/**
 * Compares a case's state with an awaited one. `inconforme` counts as `respondido`: an answer that the
 * operator disagrees with is an answer.
 */
export function standingOf(state: string, awaited: string): Standing {
  if (state === awaited) return "alcanzado";
  const goal = progress.indexOf(awaited);
  const here = state === "inconforme" ? progress.indexOf("respondido") : progress.indexOf(state);
  if (goal !== -1 && here >= goal) return "alcanzado";
  return isOver(state) ? "rechazado" : "abierto";
}
