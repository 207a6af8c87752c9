import { guayaquilClock, parseDay, parseTimeOfDay } from "./guayaquil-time.ts";
import { plainTyping } from "./invisible.ts";

const dayMs = 86_400_000;

/** Words for a day, by how many days ago it was. */
const dayWords: ReadonlyMap<string, number> = new Map([
  ["hoy", 0],
  ["today", 0],
  ["ayer", 1],
  ["yesterday", 1],
  ["anteayer", 2],
  ["antier", 2],
]);

/** Beginnings of the months' names, as spreadsheets abbreviate them in Spanish and English. */
const months = "ene jan|feb|mar|abr apr|may|jun|jul|ago aug|sep set|oct|nov|dic dec"
  .split("|")
  .map((names) => names.split(" "));

/** The name of a weekday, with which spreadsheets begin a long date; the date alone counts. */
const weekday =
  /^(?:lun(?:es)?|mar(?:tes)?|mi[eé](?:rcoles)?|jue(?:ves)?|vie(?:rnes)?|s[aá]b(?:ado)?|dom(?:ingo)?)\.?,? (?=\d)/;

/** A day, a time of day, or both, as far as a text tells them. */
export interface WrittenMoment {
  /** `AAAA-MM-DD`; the calendar may lack it. */
  readonly day: string | undefined;
  /** `HH:MM[:SS]`, 24 hours. */
  readonly time: string | undefined;
}

/**
 * A day as people write it, the day before the month: `AAAA-MM-DD`, `DD/MM/AAAA` (also with `-` or
 * `.`), `20-nov-2026`, `20 de noviembre de 2026`, `hoy`, `ayer`; without a year the last one of that
 * date. Two digits of a year stand for this year or the last one only: others could be a day, as in
 * `26-11-23`. A time may follow. Undefined for anything else.
 */
export function readDay(text: string, now: Date): WrittenMoment | undefined {
  const typed = plainTyping(text).toLowerCase().replace(weekday, "");
  const day = dayAlone(typed, now);
  if (day !== undefined) return { day, time: undefined };
  return dayWithTime(typed, now);
}

/**
 * A time of day as people write it: `ahora`, `10:32`, `8:05`, `10h32`, `1032`, `2:05 pm`,
 * `10:32 a. m.`, with or without seconds. A day may precede. Undefined for anything else.
 */
export function readTime(text: string, now: Date): WrittenMoment | undefined {
  const typed = plainTyping(text).toLowerCase();
  const time = timeAlone(typed, now);
  return time === undefined ? dayWithTime(typed, now) : { day: undefined, time };
}

function dayAlone(typed: string, now: Date): string | undefined {
  const ago = dayWords.get(typed);
  if (ago !== undefined) return guayaquilClock(new Date(now.getTime() - ago * dayMs)).day;
  const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(typed);
  if (yearFirst !== null) return isoDay(yearFirst[1], yearFirst[3], yearFirst[4]);
  const numbers = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(typed);
  if (numbers !== null) return pastDay(numbers[4], numbers[3], numbers[1], now);
  const named = /^(\d{1,2})[- /.](?:de )?([a-z]{3,10})\.?(?:[- /.](?:del? )?(\d{4}|\d{2}))?$/.exec(
    typed,
  );
  const [, day, name = "", year] = named ?? [];
  const month = months.findIndex((names) => names.some((one) => name.startsWith(one)));
  return month === -1 ? undefined : pastDay(year, String(month + 1), day, now);
}

/** The last such day where the year is left out; undefined for two digits of another year than this or the last. */
function pastDay(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  now: Date,
): string | undefined {
  const today = guayaquilClock(now).day;
  const thisYear = Number(today.slice(0, 4));
  if (year?.length === 2) {
    const meant = [thisYear, thisYear - 1].map(String).find((one) => one.endsWith(year));
    return meant === undefined ? undefined : isoDay(meant, month, day);
  }
  if (year !== undefined) return isoDay(year, month, day);
  const candidate = isoDay(String(thisYear), month, day);
  return candidate > today ? isoDay(String(thisYear - 1), month, day) : candidate;
}

function isoDay(year = "", month = "", day = ""): string {
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function timeAlone(typed: string, now: Date): string | undefined {
  if (typed === "ahora" || typed === "now") return guayaquilClock(now).time.slice(0, 5);
  const parts =
    /^(\d{1,2})(?:[:.]|\s?h\s?)(\d{2})(?:[:.m](\d{2})(?:[.,]\d+)?)?\s?(?:([ap])\.?\s?m\.?|h|hs|hrs?|horas)?\.?$/.exec(
      typed,
    ) ?? /^(\d{1,2})(\d{2})()\s?(?:([ap])\.?\s?m\.?)?$/.exec(typed);
  if (parts === null) return undefined;
  const [, hours = "", minutes = "", seconds = "", half] = parts;
  const clock = `${String(hourOfDay(Number(hours), half)).padStart(2, "0")}:${minutes}`;
  const time = seconds === "" ? clock : `${clock}:${seconds}`;
  return parseTimeOfDay(time) === undefined ? undefined : time;
}

function hourOfDay(hours: number, half: string | undefined): number {
  if (half === undefined || hours > 12) return hours;
  return (hours % 12) + (half === "p" ? 12 : 0);
}

/** `20/11/2026 10:32`, `2026-11-20T10:32:00`, the latter also with a time zone. */
function dayWithTime(typed: string, now: Date): WrittenMoment | undefined {
  const parts = /^(.+?)(?:,? a las |, ?|t| )(\d{1,2}[:h.]\d{2}.*)$/.exec(typed);
  const [, date = "", clock = ""] = parts ?? [];
  const day = dayAlone(date, now);
  if (day === undefined) return undefined;
  const zone = /^(.*?)(z|[+-]\d{2}:?\d{2})$/.exec(clock);
  const time = timeAlone(zone?.[1] ?? clock, now);
  if (time === undefined) return undefined;
  const whole = withoutZeroSeconds(time);
  // Programs write a day as midnight in UTC.
  if (zone === null || whole === "00:00" || parseDay(day) === undefined)
    return { day, time: whole };
  const instant = new Date(`${day}T${time}${zone[2]?.toUpperCase()}`);
  if (Number.isNaN(instant.getTime())) return undefined;
  const local = guayaquilClock(instant);
  return { day: local.day, time: withoutZeroSeconds(local.time) };
}

function withoutZeroSeconds(time: string): string {
  return time.replace(/^(\d{2}:\d{2}):00$/, "$1");
}
