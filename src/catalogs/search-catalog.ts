import { nearest } from "../domain/nearest.ts";

/** Text as it is compared: no accents, no case, no punctuation, single spaces. */
export function foldText(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Nothing that could be seen: the same text always folds to the same. */
const known = new Map<string, string>();

/** The same for a catalogue's own text, which every look-up compares anew: a table makes thousands. */
export function foldEntry(text: string): string {
  const folded = known.get(text) ?? foldText(text);
  known.set(text, folded);
  return folded;
}

/**
 * Entries in which every word of the text occurs; whole matches first, then those that begin with
 * it. Where none has them all, misspelt words are taken for the nearest known one.
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
  const mended = wanted.split(" ").map((word) => nearest(word, words) ?? word);
  return rank(indexed, mended.join(" "));
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

function scoreOf(texts: readonly string[], wanted: string, words: readonly string[]): number {
  if (texts.includes(wanted)) return 4;
  if (texts.some((text) => text.startsWith(wanted))) return 3;
  const all = ` ${texts.join(" ")}`;
  if (words.every((word) => all.includes(` ${word}`))) return 2;
  return words.every((word) => all.includes(word)) ? 1 : 0;
}
