/** Words without accents, signs or capitals, one blank between them: what stays when it is retyped. */
export function plainText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Longer texts are compared by their beginning. Characters. */
const compared = 4000;

/**
 * How alike two texts are, from 0 to 1: the Jaccard index of their sets of trigrams (three
 * neighbouring characters, over the plain text with a blank at either end).
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
  const padded = ` ${plain.slice(0, compared)} `;
  for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3));
  return found;
}
