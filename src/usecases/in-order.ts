/**
 * Works on several items at once and gives the results in the items' order. No more than `limit()`
 * are under way, so that an endless input needs no endless memory.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  limit: () => number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underway: Promise<Result>[] = [];
  try {
    for await (const item of items) {
      const next = work(item);
      // Its failure is met when its turn comes.
      next.catch(() => {});
      underway.push(next);
      while (underway.length >= limit()) {
        const first = underway.shift();
        if (first !== undefined) yield await first;
      }
    }
    for (const one of underway.splice(0)) yield await one;
  } finally {
    // Nothing is left half done when the reader stops.
    await Promise.allSettled(underway);
  }
}
