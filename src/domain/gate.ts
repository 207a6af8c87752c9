/** Runs work once there is room for it; the others wait in the order in which they came. */
export type Gate = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** @param limit  how many may run at once; may change from one moment to the next */
export function createGate(limit: () => number): Gate {
  const waiting: (() => void)[] = [];
  let running = 0;

  function admit(): void {
    while (running < limit()) {
      const next = waiting.shift();
      if (next === undefined) return;
      running += 1;
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
      running -= 1;
      admit();
    }
  };
}
