import { guayaquilClock } from "../../src/domain/guayaquil-time.ts";

/** The n-th number that a new desk gives, by the calendar of today. */
export function nthTicket(count: number): string {
  const { day } = guayaquilClock(new Date());
  return `MS-${day.slice(0, 4)}-${String(count).padStart(6, "0")}`;
}
