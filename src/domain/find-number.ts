import { nearest } from "./nearest.ts";
import { guayaquilClock } from "./guayaquil-time.ts";
import type { Ticket, TicketNumber } from "./ticket.ts";

type Known = Pick<Ticket, "numero" | "asunto" | "creado">;

/** What a number as typed stands for. */
export type FoundNumber =
  | { readonly kind: "found"; readonly numero: TicketNumber }
  | { readonly kind: "ambiguous"; readonly candidates: readonly Known[] }
  /** Nothing is known of it: the desk decides. */
  | { readonly kind: "unknown" };

/**
 * Finds the ticket that a short number names: the last digits of a number, without leading zeros, among
 * this year's tickets, else last year's.
 *
 * @param options.strict  where nobody is asked before something that can't be undone: the only known
 *   ticket with these digits, and this year's
 */
export function findNumber(
  given: string,
  known: readonly Known[],
  { now, strict }: { readonly now: Date; readonly strict: boolean },
): FoundNumber {
  if (!isShort(given) || known.some(({ numero }) => numero === given)) return { kind: "unknown" };
  const all = known.filter(({ numero }) => lastDigits(numero) === Number(given));
  const year = yearOf(now);
  const ofYear = (wanted: number): readonly Known[] =>
    all.filter(({ creado }) => yearOf(new Date(creado)) === wanted);
  const [current, former] = [ofYear(year), ofYear(year - 1)];
  const found = current.length > 0 ? current : former;
  const [only] = found;
  if (only === undefined) return { kind: "unknown" };
  if (strict && (all.length > 1 || current.length === 0)) {
    return { kind: "ambiguous", candidates: all };
  }
  return found.length === 1
    ? { kind: "found", numero: only.numero }
    : { kind: "ambiguous", candidates: found };
}

/** Whether it may be the end of a number: digits, and few of them. */
export function isShort(given: string): boolean {
  return /^\d{1,9}$/.test(given);
}

/** The known number that is meant by one that the desk does not have, if one is near. */
export function nearestNumber(
  given: string,
  known: readonly Pick<Known, "numero">[],
): TicketNumber | undefined {
  const numbers = known.map(({ numero }) => numero);
  const alike = numbers.filter((one) => spelling(one) === spelling(given));
  const ends = isShort(given) ? numbers.filter((one) => lastDigits(one) === Number(given)) : [];
  const [only, ...others] = alike.length > 0 ? alike : ends;
  if (only !== undefined && others.length === 0) return only;
  const near = nearest(given, numbers);
  return near === given ? undefined : near;
}

/** A number without case, separators and leading zeros: `ms2026-1` for `MS-2026-000001`. */
function spelling(numero: string): string {
  const parts = numero.toUpperCase().match(/\d+|\p{L}+/gu) ?? [];
  return parts.map((part) => part.replace(/^0+(?=\d)/, "")).join("-");
}

function lastDigits(numero: string): number {
  return Number(/\d+$/.exec(numero)?.[0] ?? Number.NaN);
}

/** In Guayaquil. */
function yearOf(instant: Date): number {
  return Number(guayaquilClock(instant).day.slice(0, 4));
}
