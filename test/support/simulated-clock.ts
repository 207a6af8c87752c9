/** A clock that stands still but while somebody waits: then it jumps, and what was planned happens. */
export function simulatedClock(start: string | Date) {
  let now = new Date(start).getTime();
  let planned: { readonly at: number; readonly work: () => unknown }[] = [];

  async function pass(milliseconds: number): Promise<void> {
    const target = now + milliseconds;
    for (;;) {
      const next = planned.find(({ at }) => at <= target);
      if (next === undefined) break;
      planned = planned.filter((one) => one !== next);
      now = Math.max(now, next.at);
      await next.work();
    }
    now = Math.max(now, target);
  }

  return {
    clock: () => new Date(now),
    /** For whoever can be stopped while waiting. */
    wait: async (milliseconds: number, signal?: AbortSignal): Promise<void> => {
      await pass(milliseconds);
      signal?.throwIfAborted();
    },
    /** What happens so many seconds after the start; in the order of time. */
    after(seconds: number, work: () => unknown): void {
      planned.push({ at: new Date(start).getTime() + seconds * 1000, work });
      planned.sort((one, other) => one.at - other.at);
    },
  };
}
