import { guayaquilClock } from "../domain/guayaquil-time.ts";
import { isKnownTime } from "../domain/desk-time.ts";
import { neutralizeLine } from "./neutralize.ts";
import { officeDayMs } from "../domain/office-time.ts";
import type { Age } from "../domain/ticket-life.ts";
import type { Translator } from "../i18n/translator.ts";

/** The years that ISO 8601 writes with four digits. */
const firstYearMs = Date.UTC(1000, 0, 1);
const lastYearMs = Date.UTC(10_000, 0, 1);

const units = ["B", "kB", "MB", "GB"] as const;

/** A size for people: `812 B`, `82 kB`, `3.4 MB`; steps of 1024, one decimal from megabytes on. */
export function formatBytes(bytes: number): string {
  let size = bytes;
  let at = 0;
  while (size >= 1024 && at < units.length - 1) {
    size /= 1024;
    at += 1;
  }
  return `${at < 2 ? Math.round(size) : size.toFixed(1)} ${units[at]}`;
}

/**
 * UTC ISO 8601 → `2026-11-20 10:32` on Guayaquil's clocks; `—` for a time that is not known. Text that
 * is no time of our calendar's four-digit years stays as it is, made harmless.
 */
export function formatTime(iso: string): string {
  if (!isKnownTime(iso)) return "—";
  const instant = new Date(iso);
  if (!(instant.getTime() > firstYearMs && instant.getTime() < lastYearMs)) {
    return neutralizeLine(iso);
  }
  const { day, time } = guayaquilClock(instant);
  return `${day} ${time.slice(0, 5)}`;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `45 min`, `5 h`, `3 d 4 h`: the two largest units, rounded down. */
export function formatDuration(milliseconds: number, dayLength = day): string {
  if (milliseconds < hour) return `${Math.floor(milliseconds / minute)} min`;
  const days = Math.floor(milliseconds / dayLength);
  const hours = Math.floor((milliseconds - days * dayLength) / hour);
  if (days === 0) return `${hours} h`;
  return hours === 0 ? `${days} d` : `${days} d ${hours} h`;
}

/** The same in office days, which have nine hours. */
export function formatOfficeDuration(milliseconds: number): string {
  return formatDuration(milliseconds, officeDayMs);
}

/** On the clock and within office hours: `3 d 4 h (2 d 1 h en horario de atención)`. */
export function formatAge({ elapsed, office }: Age, { t }: Translator): string {
  const habiles = formatOfficeDuration(office);
  return t("edad", { transcurrido: formatDuration(elapsed), habiles });
}
