/** A time of day found in a text. */
export interface WrittenTime {
  /** `HH:MM`, 24 hours. */
  readonly time: string;
  /** Whether an «a. m.» or «p. m.» stands behind it. */
  readonly halfDay: boolean;
  /** Whether an «a» or «p» stands behind it without its «m»: the text was cut or misread. */
  readonly cut: boolean;
  /** Place of its first character in the text. */
  readonly at: number;
}

/** A date found in a text. */
export interface WrittenDate {
  /** `AAAA-MM-DD`; where no year is written `--MM-DD`. */
  readonly day: string;
  /** How many digits its year has: 0, 2 or 4. */
  readonly yearDigits: number;
  /** Place of its first character in the text. */
  readonly at: number;
}

const timePattern =
  /(?<![\d:./-])(\d{1,2})\s?:\s?(\d{2})(?:\s?[:.]\s?(\d{2}))?(?![\d:/])(?:\s*([ap])\s?[.,]?\s?(m\b\.?)?)?/gi;

/** The times of day in a text: `20:14`, `8:48`, `06:23 p. m.`, `10:32:05`. */
export function timesIn(text: string): readonly WrittenTime[] {
  return Array.from(text.matchAll(timePattern)).flatMap((match): WrittenTime[] => {
    const [, hours = "", minutes = "", , half, meridiem] = match;
    const halfDay = half !== undefined && meridiem !== undefined;
    const hour = halfDay ? hourOfHalf(Number(hours), half) : Number(hours);
    if (hour === undefined || hour > 23 || Number(minutes) > 59) return [];
    const cut = half !== undefined && meridiem === undefined;
    return [{ time: `${two(hour)}:${minutes}`, halfDay, cut, at: match.index }];
  });
}

function hourOfHalf(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
}

const monthNames = "ene jan|feb|mar|abr apr|may|jun|jul|ago aug|sep set|oct|nov|dic dec"
  .split("|")
  .map((names) => names.split(" "));
const anyMonth = monthNames.flat().join("|");

const numbered =
  /(?<![\d/.-])(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d/]|[-.]\d)/g;
const yearFirst = /(?<![\d/.-])(20\d{2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?![\d/]|[-.]\d)/g;
const named = new RegExp(
  String.raw`(?<!\d)(\d{1,2})[-\s]*(?:de\s+)?(${anyMonth})[a-z]*\.?(?:[-\s]*(?:de\s+)?(20\d{2}))?`,
  "gi",
);

/**
 * The dates in a text, the day before the month: `20/11/2026`, `3/6/2023`, `20-11-26`, `2026-11-20`,
 * `20-nov-2026`, `20 de noviembre`. Where only the month can come first, it does.
 */
export function datesIn(text: string): readonly WrittenDate[] {
  const found: WrittenDate[] = [];
  const add = (year: string, month: number, day: number, at: number): void => {
    const yearDigits = year.length;
    const written = yearDigits === 2 ? `20${year}` : year;
    if (month < 1 || month > 12 || day < 1 || day > 31 || !/^(?:20\d{2})?$/.test(written)) return;
    const head = written === "" ? "-" : written;
    found.push({ day: `${head}-${two(month)}-${two(day)}`, yearDigits, at });
  };
  for (const match of text.matchAll(numbered)) {
    const [one, other] = [Number(match[1]), Number(match[3])];
    const monthFirst = other > 12 && one <= 12;
    add(match[4] ?? "", monthFirst ? one : other, monthFirst ? other : one, match.index);
  }
  for (const match of text.matchAll(yearFirst)) {
    add(match[1] ?? "", Number(match[2]), Number(match[3]), match.index);
  }
  for (const match of text.matchAll(named)) {
    const name = match[2]?.toLowerCase() ?? "";
    const month = monthNames.findIndex((names) => names.includes(name)) + 1;
    add(match[3] ?? "", month, Number(match[1]), match.index);
  }
  return found;
}

const two = (number: number): string => String(number).padStart(2, "0");
