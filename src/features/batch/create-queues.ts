/** Work under one name is done one after the other, under different names at once. */
export type Queues = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;

export function createQueues(): Queues {
  const last = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const before = last.get(name);
    const mine = before === undefined ? work() : before.then(work, work);
    last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (last.get(name) === mine) last.delete(name);
    }
  };
}
