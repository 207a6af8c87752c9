import { guayaquilClock } from "../domain/guayaquil-time.ts";
import { isKnownTime } from "../domain/desk-time.ts";
import { neutralizeLine } from "./neutralize.ts";
import { officeDayMs } from "../domain/office-time.ts";
import type { Age } from "../domain/ticket-life.ts";
import { parseDay } from "../domain/guayaquil-time.ts";
import type { Language, Translator } from "../i18n/translator.ts";

/** The years that ISO 8601 writes with four digits. */
const firstYearMs = Date.UTC(1000, 0, 1);
const lastYearMs = Date.UTC(10_000, 0, 1);

const units = ["B", "kB", "MB", "GB"] as const;

/**
 * A number as it is written in Ecuador, `232 350` and `0,67`, or in English, `232,350` and `0.67`.
 * Without Intl, which takes milliseconds to load. Four digits stay together in Spanish (Ortografía de
 * la lengua española, 2010); the space between groups is one that does not break.
 */
export function formatNumber(value: number, language: Language, decimals = 0): string {
  const [whole = "", part] = Math.abs(value).toFixed(decimals).split(".");
  const spanish = language === "es";
  const grouped =
    spanish && whole.length < 5 ? whole : groupsOfThree(whole, spanish ? "\u00a0" : ",");
  const sign = value < 0 ? "-" : "";
  return `${sign}${grouped}${part === undefined ? "" : `${spanish ? "," : "."}${part}`}`;
}

function groupsOfThree(digits: string, separator: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, separator);
}

/** A size for people: `812 B`, `82 kB`, `3,4 MB`; steps of 1024, one decimal from megabytes on. */
export function formatBytes(bytes: number, { language }: Translator): string {
  let size = bytes;
  let at = 0;
  while (size >= 1024 && at < units.length - 1) {
    size /= 1024;
    at += 1;
  }
  return `${formatNumber(size, language, at < 2 ? 0 : 1)} ${units[at]}`;
}

/** Words, and whether they are for people: a pipe gets `2026-11-20 10:32`. */
interface TimeStyle {
  readonly translator: Translator;
  readonly decorated?: boolean;
}

/**
 * UTC ISO 8601 → `20 nov 2026, 10:32` on Guayaquil's clocks; `—` for a time that is not known. Text that
 * is no time of our calendar's four-digit years stays as it is, made harmless.
 */
export function formatTime(iso: string, { translator, decorated = true }: TimeStyle): string {
  return withClock(iso, ({ day, time }) =>
    decorated ? `${formatDay(day, translator)}, ${time}` : `${day} ${time}`,
  );
}

/** The same in full: `viernes 20 de noviembre de 2026, 10:32`. */
export function formatMoment(iso: string, translator: Translator): string {
  return withClock(iso, ({ day, time }) => `${formatLongDay(day, translator)}, ${time}`);
}

/** The hour alone: `10:32`. */
export function formatHour(iso: string): string {
  return withClock(iso, ({ time }) => time);
}

function withClock(iso: string, write: (clock: { day: string; time: string }) => string): string {
  if (!isKnownTime(iso)) return "—";
  const instant = new Date(iso);
  if (!(instant.getTime() > firstYearMs && instant.getTime() < lastYearMs)) {
    return neutralizeLine(iso);
  }
  const { day, time } = guayaquilClock(instant);
  return write({ day, time: time.slice(0, 5) });
}

/** A day `2026-11-20` as `20 nov 2026`; anything else as it is. */
export function formatDay(day: string, { t }: Translator): string {
  const date = parseDay(day);
  if (date === undefined) return day;
  return `${date.day} ${t("mes.breves").split("|")[date.month - 1] ?? ""} ${date.year}`;
}

/** A month `2026-11` as `nov 2026`; anything else as it is. */
export function formatMonth(month: string, { t }: Translator): string {
  const date = parseDay(`${month}-01`);
  if (date === undefined) return month;
  return `${t("mes.breves").split("|")[date.month - 1] ?? ""} ${date.year}`;
}

/** A day `2026-11-20` as `viernes 20 de noviembre de 2026`; anything else as it is. */
export function formatLongDay(day: string, { t }: Translator): string {
  const date = parseDay(day);
  if (date === undefined) return day;
  return t("fecha.larga", {
    dia: t("semana.dias").split("|")[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "",
    numero: date.day,
    mes: t("mes.nombres").split("|")[date.month - 1] ?? "",
    anio: date.year,
  });
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
