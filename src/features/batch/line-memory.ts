/** So many keys are remembered: memory has an end, and equal rows are seldom far apart. */
const mostKeys = 10_000;

/** Remembers on which line of a table a key stood first, and tells that to those that come after. */
export function createLineMemory(): (key: string, line: number) => number | undefined {
  const lines = new Map<string, number>();
  return (key, line) => {
    const known = lines.get(key);
    if (known === undefined && lines.size < mostKeys) lines.set(key, line);
    return known;
  };
}
