import type { HiddenBox, HiddenPattern, PixelBox } from "./evidence.ts";

/** A line of text in a picture, word by word. */
interface LineOfWords {
  readonly words: readonly (PixelBox & { readonly text: string })[];
}

/** Text that was found, with the part of the picture to be hidden for it. */
interface FoundPattern {
  readonly pattern: HiddenPattern;
  readonly box: HiddenBox;
  /** What was read, but for its middle: enough to recognise it. */
  readonly masked: string;
}

/**
 * What the kinds of text look like. Digits may be misread, so that check digits of a cédula or a RUC do not
 * count; a card's do (Luhn), or numbers of declarations would be taken for cards.
 */
const shapes: Readonly<Record<HiddenPattern, RegExp>> = {
  ruc: /(?<![\d-])(?:[01]\d|2[0-4]|30)\d{8}00[1-9](?![\d-])/g,
  cedula: /(?<![\d-])(?:[01]\d|2[0-4]|30)[0-6]\d{6}-?\d(?![\d-])/g,
  correo: /[^\s@<>()]+@\s?[^\s@<>()]+\.[a-z]{2,}/gi,
  tarjeta: /(?<![\d-])\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,7}(?![\d-])/g,
};

/** Looks for kinds of text in lines, and gives for each the box of its words and those close to them. */
export function findPatterns(
  lines: readonly LineOfWords[],
  patterns: readonly HiddenPattern[],
): readonly FoundPattern[] {
  return lines.flatMap(({ words }) => {
    const text = words.map((one) => one.text).join(" ");
    return patterns.flatMap((pattern) =>
      Array.from(text.matchAll(shapes[pattern])).flatMap((match): FoundPattern[] => {
        if (pattern === "tarjeta" && !isCardNumber(match[0])) return [];
        const box = boxOf(words, match.index, match.index + match[0].length);
        return [{ pattern, box: { ...box, pattern }, masked: masked(match[0]) }];
      }),
    );
  });
}

/** The box around the words between two places of the line's text, with the words that touch them. */
function boxOf(words: LineOfWords["words"], from: number, to: number): PixelBox {
  let at = 0;
  const places = words.map((word) => {
    const start = at;
    at += word.text.length + 1;
    return { word, hit: start < to && start + word.text.length > from };
  });
  let first = places.findIndex(({ hit }) => hit);
  let last = places.findLastIndex(({ hit }) => hit);
  const height = Math.max(...words.slice(first, last + 1).map(({ top, bottom }) => bottom - top));
  const gap = (one: number, other: number): number =>
    (words[other]?.left ?? Infinity) - (words[one]?.right ?? -Infinity);
  // A word that was cut in two in reading stands close to its other half.
  while (gap(first - 1, first) < height / 2) first -= 1;
  while (gap(last, last + 1) < height / 2) last += 1;
  const chosen = words.slice(first, last + 1);
  const margin = Math.ceil(height / 4);
  return {
    left: Math.max(0, Math.floor(Math.min(...chosen.map(({ left }) => left)) - margin)),
    top: Math.max(0, Math.floor(Math.min(...chosen.map(({ top }) => top)) - margin)),
    right: Math.ceil(Math.max(...chosen.map(({ right }) => right)) + margin),
    bottom: Math.ceil(Math.max(...chosen.map(({ bottom }) => bottom)) + margin),
  };
}

/** Whether the last digit of a number is right by Luhn's rule (ISO/IEC 7812-1, annex B). */
function isCardNumber(text: string): boolean {
  const digits = Array.from(text.replaceAll(/\D/g, ""), Number).toReversed();
  const sum = digits.reduce((total, digit, at) => {
    const weighed = at % 2 === 1 ? digit * 2 : digit;
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}

const masked = (text: string): string => `${text.slice(0, 2)}…${text.slice(-2)}`;
