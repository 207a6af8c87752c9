/** So many results wait at most for a slow one before them; more would only fill memory. */
const maxWaiting = 512;

interface Underway<Result> {
  readonly result: Promise<Result>;
  settled: boolean;
}

/**
 * Works on several items at once and gives the results in the items' order. No more than `limit()`
 * are under way; a slow one keeps its place in the order, and the others go on meanwhile. Work that
 * only waits for somebody else calls `stepAside`, and counts as under way no more.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  limit: () => number,
  work: (item: Item, stepAside: () => void) => Promise<Result>,
): AsyncGenerator<Result> {
  const source = items[Symbol.asyncIterator]();
  const line: Underway<Result>[] = [];
  let busy = 0;
  let wake = (): void => {};

  function begin(item: Item): void {
    let counts = true;
    busy += 1;
    const stepAside = (): void => {
      if (!counts) return;
      counts = false;
      busy -= 1;
      wake();
    };
    const one: Underway<Result> = { result: work(item, stepAside), settled: false };
    line.push(one);
    const settle = (): void => {
      one.settled = true;
      stepAside();
      wake();
    };
    // A failure is met when its turn comes.
    one.result.then(settle, settle);
  }

  try {
    for (let more = true; more || line.length > 0;) {
      const [first] = line;
      if (first?.settled === true) {
        line.shift();
        yield await first.result;
      } else if (more && busy < limit() && line.length < maxWaiting) {
        const next = await source.next();
        if (next.done === true) more = false;
        else begin(next.value);
      } else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    await source.return?.();
    // Nothing is left half done when the reader stops.
    await Promise.allSettled(line.map(({ result }) => result));
  }
}
