import { guayaquilClock, guayaquilInstant } from "./guayaquil-time.ts";

/** Attendance of the desk and its telephone: Monday to Friday, on Guayaquil's clocks. */
export const officeHours = { opens: "08:00", closes: "17:00" } as const;

/** An office day in milliseconds. */
export const officeDay = 9 * 3_600_000;

/** The name of the holiday of a day (`AAAA-MM-DD`), where it is one. */
export type HolidayOf = (day: string) => string | undefined;

/** What decrees change: days off by day (`AAAA-MM-DD`) with their reason, and days off that are worked. */
export interface HolidayChanges {
  readonly feriados: Readonly<Record<string, string>>;
  readonly laborables: readonly string[];
}

export interface Attendance {
  readonly open: boolean;
  /** When that changes next. */
  readonly until: Date;
  /** The holiday that today is. */
  readonly holiday: string | undefined;
}

const msPerDay = 86_400_000;

/** How much of a span lies within office hours, in milliseconds; 0 for one that runs backwards. */
export function officeTime(from: Date, to: Date, holidayOf: HolidayOf): number {
  let total = 0;
  for (let day = dayOf(from); day <= dayOf(to); day = nextDay(day)) {
    if (!isOfficeDay(day, holidayOf)) continue;
    const { opens, closes } = hoursOn(day);
    const begin = Math.max(opens.getTime(), from.getTime());
    total += Math.max(0, Math.min(closes.getTime(), to.getTime()) - begin);
  }
  return total;
}

/** Whether somebody attends at an instant, and until when. */
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

function dayOf(instant: Date): string {
  return guayaquilClock(instant).day;
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + msPerDay).toISOString().slice(0, 10);
}
