/** Text without accents, punctuation or capitals, with one blank between words. */
export function plainText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** How much of the beginning of a text is compared. */
const maxComparedCharacters = 4000;

/**
 * The likeness of two texts, from 0 to 1: the Jaccard index of their sets of trigrams (sequences of
 * three characters of the plain text, with a blank at either end).
 */
export function likeness(one: string, other: string): number {
  const [a, b] = [trigrams(plainText(one)), trigrams(plainText(other))];
  let common = 0;
  for (const trigram of a) if (b.has(trigram)) common += 1;
  const all = a.size + b.size - common;
  return all === 0 ? 1 : common / all;
}

function trigrams(plain: string): ReadonlySet<string> {
  const found = new Set<string>();
  if (plain === "") return found;
  const padded = ` ${plain.slice(0, maxComparedCharacters)} `;
  for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3));
  return found;
}
