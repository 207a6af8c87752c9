import { nearest } from "../domain/nearest.ts";

/** Folds text for comparison: no accents, case or punctuation, single spaces. */
export function foldText(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Folded texts of entries; a pure cache. */
const foldedTexts = new Map<string, string>();

/** Folds a catalogue's text and remembers it: a table causes thousands of look-ups. */
export function foldEntry(text: string): string {
  const folded = foldedTexts.get(text) ?? foldText(text);
  foldedTexts.set(text, folded);
  return folded;
}

/**
 * Entries in which every word of the text occurs: exact matches first, then those that begin with the
 * text. When there are none, each misspelt word is replaced by the nearest known one.
 */
export function searchCatalog<Entry>(
  entries: readonly Entry[],
  text: string,
  textsOf: (entry: Entry) => readonly string[],
): readonly Entry[] {
  const wanted = foldText(text);
  if (wanted === "") return entries;
  const indexed = entries.map((entry) => ({ entry, texts: textsOf(entry).map(foldEntry) }));
  const found = rank(indexed, wanted);
  if (found.length > 0) return found;
  const words = [
    ...new Set(indexed.flatMap(({ texts }) => texts.flatMap((one) => one.split(" ")))),
  ];
  const corrected = wanted.split(" ").map((word) => nearest(word, words) ?? word);
  return rank(indexed, corrected.join(" "));
}

function rank<Entry>(
  indexed: readonly { readonly entry: Entry; readonly texts: readonly string[] }[],
  wanted: string,
): readonly Entry[] {
  const words = wanted.split(" ");
  return indexed
    .map(({ entry, texts }) => ({ entry, score: scoreOf(texts, wanted, words) }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
    .map(({ entry }) => entry);
}

/** The rank of a match, from 4 (exact) to 0 (none). */
function scoreOf(texts: readonly string[], wanted: string, words: readonly string[]): number {
  if (texts.includes(wanted)) return 4;
  if (texts.some((text) => text.startsWith(wanted))) return 3;
  const all = ` ${texts.join(" ")}`;
  if (words.every((word) => all.includes(` ${word}`))) return 2;
  return words.every((word) => all.includes(word)) ? 1 : 0;
}
