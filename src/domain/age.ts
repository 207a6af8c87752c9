import { guayaquilInstant, guayaquilOffsetMs, parseDay } from "./guayaquil-time.ts";
import { readDay } from "./read-moment.ts";

/**
 * Reads an age as the beginning of a day in Guayaquil: a day (as `readDay` takes it), or a number of days,
 * months or years before now (`90d`, `18m`, `5a`, `5y`). When the month is too short for the day, its
 * last day is taken. Undefined for anything else.
 */
export function readAge(text: string, now: Date): Date | undefined {
  const written = readDay(text, now)?.day;
  if (written !== undefined) {
    return parseDay(written) === undefined ? undefined : guayaquilInstant(written, "00:00");
  }
  const [, digits, unit] = /^(\d{1,4})([dmay])$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const amount = Number(digits);
  const today = new Date(now.getTime() - guayaquilOffsetMs);
  const [year, month, date] = [today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate()];
  const then =
    unit === "d"
      ? Date.UTC(year, month, date - amount)
      : monthsBefore(year, month, date, unit === "m" ? amount : 12 * amount);
  return guayaquilInstant(new Date(Math.max(0, then)).toISOString().slice(0, 10), "00:00");
}

function monthsBefore(year: number, month: number, date: number, months: number): number {
  const last = new Date(Date.UTC(year, month + 1 - months, 0)).getUTCDate();
  return Date.UTC(year, month - months, Math.min(date, last));
}
