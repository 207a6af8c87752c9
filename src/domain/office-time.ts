import { guayaquilClock, guayaquilInstant, guayaquilOffsetMs } from "./guayaquil-time.ts";

/** Office hours of the desk and its telephone, Monday to Friday in Guayaquil's time. */
export const officeHours = { opens: "08:00", closes: "17:00" } as const;

export const officeDayMs = 9 * 3_600_000;

/** Returns the name of the holiday on a day (`AAAA-MM-DD`), if it is one. */
export type HolidayOf = (day: string) => string | undefined;

/** Changes by decree: further days off with their reason, and holidays that are working days (`AAAA-MM-DD`). */
export interface HolidayChanges {
  readonly feriados: Readonly<Record<string, string>>;
  readonly laborables: readonly string[];
}

/** Whether the desk is attended. */
export interface Attendance {
  readonly open: boolean;
  /** When `open` changes next. */
  readonly until: Date;
  /** The name of today's holiday, if there is one. */
  readonly holiday: string | undefined;
}

const msPerDay = 86_400_000;
/** The days that are written with four-digit years. */
const firstDay = Date.UTC(1000, 0, 1) / msPerDay;
const endDay = Date.UTC(9999, 11, 30) / msPerDay;

/** Longer spans come from a wrong clock; counting their days would only take time. */
const maxCountedDays = 40 * 366;

/**
 * How much of a span is within office hours, in milliseconds; 0 when `to` is before `from`, or when one
 * of them is no time. Of a span longer than forty years only these count.
 */
export function officeTime(from: Date, to: Date, holidayOf: HolidayOf): number {
  const first = dayNumber(from);
  const last = Math.min(dayNumber(to), first + maxCountedDays);
  let total = 0;
  for (let number = first; number <= last; number += 1) {
    const day = new Date(number * msPerDay).toISOString().slice(0, 10);
    if (!isOfficeDay(day, holidayOf)) continue;
    const { opens, closes } = hoursOn(day);
    const begin = Math.max(opens.getTime(), from.getTime());
    total += Math.max(0, Math.min(closes.getTime(), to.getTime()) - begin);
  }
  return total;
}

/** Whether the desk is attended at an instant, and until when. */
export function attendanceAt(instant: Date, holidayOf: HolidayOf): Attendance {
  const today = dayOf(instant);
  const holiday = holidayOf(today);
  for (let day = today; ; day = nextDay(day)) {
    if (!isOfficeDay(day, holidayOf)) continue;
    const { opens, closes } = hoursOn(day);
    if (instant < opens) return { open: false, until: opens, holiday };
    if (instant < closes) return { open: true, until: closes, holiday };
  }
}

function isOfficeDay(day: string, holidayOf: HolidayOf): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday >= 1 && weekday <= 5 && holidayOf(day) === undefined;
}

function hoursOn(day: string): { readonly opens: Date; readonly closes: Date } {
  const { opens, closes } = officeHours;
  return { opens: guayaquilInstant(day, opens), closes: guayaquilInstant(day, closes) };
}

/** Days since 1970 in Guayaquil; NaN for an instant outside the years 1000 to 9999. */
function dayNumber(instant: Date): number {
  const number = Math.floor((instant.getTime() - guayaquilOffsetMs) / msPerDay);
  return number >= firstDay && number < endDay ? number : Number.NaN;
}

function dayOf(instant: Date): string {
  return guayaquilClock(instant).day;
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + msPerDay).toISOString().slice(0, 10);
}
