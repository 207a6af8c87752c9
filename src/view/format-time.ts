import { guayaquilClock } from "../domain/guayaquil-time.ts";
import { neutralizeLine } from "./neutralize.ts";

/** UTC ISO 8601 → `2026-11-20 10:32` on Guayaquil's clocks; text that is no time stays as it is, made harmless. */
export function formatTime(iso: string): string {
  const instant = new Date(iso);
  if (Number.isNaN(instant.getTime())) return neutralizeLine(iso);
  const { day, time } = guayaquilClock(instant);
  return `${day} ${time.slice(0, 5)}`;
}
