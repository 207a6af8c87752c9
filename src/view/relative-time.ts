import type { Language } from "../i18n/translator.ts";

/** From the largest: how many seconds one of it has. */
const units = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
] as const;

/** `hace 3 minutos`, `dentro de 2 horas`, `ahora`; whole units, rounded down; `short`: `hace 3 min`. */
export function relativeTime(
  instant: string,
  now: Date,
  language: Language,
  style: "long" | "short" = "long",
): string {
  const seconds = (new Date(instant).getTime() - now.getTime()) / 1000;
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto", style });
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return format.format(0, "second");
}
