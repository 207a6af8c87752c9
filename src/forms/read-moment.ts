import { guayaquilClock } from "../domain/guayaquil-time.ts";

const dayMs = 86_400_000;

/** Words for a day, by how many days ago it was. */
const dayWords: Readonly<Record<string, number>> = {
  hoy: 0,
  today: 0,
  ayer: 1,
  yesterday: 1,
  anteayer: 2,
  antier: 2,
};

/**
 * A day as people type it: `hoy`, `ayer`, `20/11/2026`, `20-11` (the last one of that date), in
 * America/Guayaquil → `AAAA-MM-DD`. What is not understood is given back for the form to judge.
 */
export function readDay(typed: string, now: Date): string {
  const text = typed.trim().toLowerCase();
  const ago = dayWords[text];
  const today = guayaquilClock(now).day;
  if (ago !== undefined) return guayaquilClock(new Date(now.getTime() - ago * dayMs)).day;
  const parts = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?$/.exec(text);
  if (parts === null) return typed.trim();
  const [, day = "", month = "", year] = parts;
  const rest = `${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (year !== undefined) return `${year}-${rest}`;
  const thisYear = Number(today.slice(0, 4));
  const candidate = `${thisYear}-${rest}`;
  return candidate > today ? `${thisYear - 1}-${rest}` : candidate;
}

/**
 * A time of day as people type it: `ahora`, `10:32`, `10h32`, `1032`, `2:05 pm` → `HH:MM[:SS]`.
 * What is not understood is given back for the form to judge.
 */
export function readTime(typed: string, now: Date): string {
  const text = typed.trim().toLowerCase();
  if (text === "ahora" || text === "now") return guayaquilClock(now).time.slice(0, 5);
  const parts =
    /^(\d{1,2})[:h.](\d{2})(?:[:.](\d{2}))?\s*([ap])?\.?\s?(?:m\.?)?$/.exec(text) ??
    /^(\d{1,2})(\d{2})()\s*([ap])?\.?\s?(?:m\.?)?$/.exec(text);
  if (parts === null) return typed.trim();
  const [, hours = "", minutes = "", seconds, half] = parts;
  const clock = `${String(onTheDay(Number(hours), half)).padStart(2, "0")}:${minutes}`;
  return seconds === undefined || seconds === "" ? clock : `${clock}:${seconds}`;
}

function onTheDay(hours: number, half: string | undefined): number {
  if (half === undefined || hours > 12) return hours;
  return (hours % 12) + (half === "p" ? 12 : 0);
}
