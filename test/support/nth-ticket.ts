import { guayaquilClock } from "../../src/domain/guayaquil-time.ts";

/** The n-th number that a new desk gives, by the calendar of a day: of today, where none is said. */
export function nthTicket(count: number, now = new Date()): string {
  const { day } = guayaquilClock(now);
  return `MS-${day.slice(0, 4)}-${String(count).padStart(6, "0")}`;
}
