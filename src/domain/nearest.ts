/**
 * Finds the candidate for "did you mean": the only one that begins with the word, or the nearest one
 * by edit distance. At most a third of the word's letters may differ, and at most three.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const completed = candidates.filter((candidate) => candidate.startsWith(word.toLowerCase()));
  if (word.length > 1 && completed.length === 1) return completed[0];
  const allowed = Math.min(3, Math.max(1, Math.floor(word.length / 3)));
  let best: { readonly candidate: string; readonly rank: number } | undefined;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    // The first letter is seldom wrong.
    const rank = distance + (candidate.charAt(0) === word.charAt(0).toLowerCase() ? 0 : 0.5);
    if (distance <= allowed && (best === undefined || rank < best.rank)) best = { candidate, rank };
  }
  return best?.candidate;
}

/** Damerau-Levenshtein distance (optimal string alignment) of the first 64 characters. */
function editDistance(one: string, other: string): number {
  const [a, b] = [Array.from(one.slice(0, 64)), Array.from(other.slice(0, 64))];
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const choices = [
        costAt(last, column) + 1,
        costAt(current, column - 1) + 1,
        costAt(last, column - 1) + (same ? 0 : 1),
        ...(swapped ? [costAt(beforeLast, column - 2) + 1] : []),
      ];
      current.push(Math.min(...choices));
    }
    beforeLast = last;
    last = current;
  }
  return costAt(last, b.length);
}

function costAt(costs: readonly number[], place: number): number {
  return costs[place] ?? Infinity;
}
