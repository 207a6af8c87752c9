/**
 * Ecuador's mainland has kept UTC−05:00 without daylight saving since 1993 (tz database,
 * America/Guayaquil), so a constant is enough and the slow start of Intl is avoided.
 */
const hourMs = 3_600_000;
export const guayaquilOffsetMs = 5 * hourMs;

/** Reads a day `AAAA-MM-DD`; undefined when the calendar has no such day. */
export function parseDay(text: string): { year: number; month: number; day: number } | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? { year, month, day } : undefined;
}

/** Reads a time `HH:MM` or `HH:MM:SS` (24 hours) as seconds since midnight; undefined for anything else. */
export function parseTimeOfDay(text: string): number | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (match === null) return undefined;
  return Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? "0");
}

/**
 * The instant of a day and time in Guayaquil.
 *
 * @throws RangeError when one of them is not valid
 */
export function guayaquilInstant(day: string, timeOfDay: string): Date {
  const parts = parseDay(day);
  const seconds = parseTimeOfDay(timeOfDay);
  if (parts === undefined || seconds === undefined) {
    throw new RangeError(`not a date and time: ${day} ${timeOfDay}`);
  }
  const midnight = Date.UTC(parts.year, parts.month - 1, parts.day);
  return new Date(midnight + guayaquilOffsetMs + seconds * 1000);
}

/** Day (`AAAA-MM-DD`) and time (`HH:MM:SS`) of an instant in Guayaquil. */
export function guayaquilClock(instant: Date): { day: string; time: string } {
  const local = new Date(instant.getTime() - guayaquilOffsetMs).toISOString();
  return { day: local.slice(0, 10), time: local.slice(11, 19) };
}
