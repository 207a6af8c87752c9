/** Lets so many through at once; the others wait in the order in which they came. */
export type Gate = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** @param limit  may change from one moment to the next */
export function createGate(limit: () => number): Gate {
  const waiting: (() => void)[] = [];
  let inside = 0;

  function admit(): void {
    while (inside < limit()) {
      const next = waiting.shift();
      if (next === undefined) return;
      inside += 1;
      next();
    }
  }

  return async (work) => {
    const admitted = new Promise<void>((resolve) => waiting.push(resolve));
    admit();
    await admitted;
    try {
      return await work();
    } finally {
      inside -= 1;
      admit();
    }
  };
}
