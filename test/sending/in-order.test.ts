import { expect, test } from "vitest";
import { inOrder } from "../../src/sending/in-order.ts";

async function* numbers(count: number, told: (taken: number) => void = () => {}) {
  for (let one = 0; one < count; one += 1) {
    told(one);
    yield await Promise.resolve(one);
  }
}

/** Work that ends when it is told to. */
function heldWork() {
  const ends = new Map<number, (value: number) => void>();
  const begun = new Map<number, () => void>();
  return {
    work: (item: number) =>
      new Promise<number>((resolve) => {
        ends.set(item, resolve);
        begun.get(item)?.();
      }),
    end: (item: number) => ends.get(item)?.(item),
    underway: () => [...ends.keys()],
    begun: (item: number) =>
      ends.has(item)
        ? Promise.resolve()
        : new Promise<void>((resolve) => void begun.set(item, resolve)),
  };
}

test("results come in the items' order, however long each takes", async () => {
  const seen: number[] = [];
  const pauses = [3, 0, 2, 1, 0, 2, 0, 1];
  const turns = async (count: number): Promise<void> => {
    for (let turn = 0; turn < count * 10; turn += 1) await Promise.resolve();
  };
  const results = inOrder(
    numbers(pauses.length),
    () => 3,
    async (item) => {
      await turns(pauses[item] ?? 0);
      return item;
    },
  );
  for await (const result of results) seen.push(result);
  expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test("no more than the limit are under way, and a slow one holds nobody else up", async () => {
  const held = heldWork();
  const results = inOrder(numbers(6), () => 2, held.work);
  const first = results.next();
  await held.begun(1);
  // Whatever is to begin has begun by then.
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  expect(held.underway()).toEqual([0, 1]);
  // The first one is slow; the others go on one by one.
  for (const one of [1, 2, 3, 4]) {
    await held.begun(one);
    held.end(one);
  }
  await held.begun(5);
  expect(held.underway()).toEqual([0, 1, 2, 3, 4, 5]);
  held.end(0);
  held.end(5);
  const told = [await first];
  for (let next = await results.next(); next.done !== true; next = await results.next()) {
    told.push(next);
  }
  expect(told.map(({ value }) => value)).toEqual([0, 1, 2, 3, 4, 5]);
});

test("work that steps aside counts no more, and keeps its place in the order", async () => {
  const held = heldWork();
  const results = inOrder(
    numbers(4),
    () => 1,
    async (item, stepAside) => {
      if (item < 2) {
        stepAside();
        stepAside();
      }
      return await held.work(item);
    },
  );
  const first = results.next();
  await held.begun(2);
  expect(held.underway()).toEqual([0, 1, 2]);
  held.end(2);
  await held.begun(3);
  for (const one of [3, 1, 0]) held.end(one);
  const seen = [(await first).value];
  for await (const one of results) seen.push(one);
  expect(seen).toEqual([0, 1, 2, 3]);
});

test("work that steps aside later makes room at once", async () => {
  const held = heldWork();
  let aside = (): void => {};
  const results = inOrder(
    numbers(2),
    () => 1,
    async (item, stepAside) => {
      if (item === 0) aside = stepAside;
      return await held.work(item);
    },
  );
  const first = results.next();
  await held.begun(0);
  expect(held.underway()).toEqual([0]);
  aside();
  await held.begun(1);
  held.end(1);
  held.end(0);
  expect([(await first).value, (await results.next()).value]).toEqual([0, 1]);
});

test("the limit may change while it works", async () => {
  const held = heldWork();
  let limit = 1;
  const results = inOrder(numbers(3), () => limit, held.work);
  const first = results.next();
  await held.begun(0);
  limit = 2;
  held.end(0);
  await first;
  const second = results.next();
  await Promise.all([held.begun(1), held.begun(2)]);
  held.end(1);
  held.end(2);
  expect([(await second).value, (await results.next()).value]).toEqual([1, 2]);
});

test("a failure is met in its turn, after what came before it", async () => {
  const seen: number[] = [];
  const run = async () => {
    const results = inOrder(
      numbers(5),
      () => 4,
      async (item) => {
        if (item === 2) throw new RangeError("two");
        return await Promise.resolve(item);
      },
    );
    for await (const result of results) seen.push(result);
  };
  await expect(run()).rejects.toThrow("two");
  expect(seen).toEqual([0, 1]);
});

test("a reader that stops early waits for what is under way, and nothing more is begun", async () => {
  const taken: number[] = [];
  const done: number[] = [];
  const results = inOrder(
    numbers(100, (one) => taken.push(one)),
    () => 3,
    async (item) => {
      await Promise.resolve();
      done.push(item);
      return item;
    },
  );
  for await (const result of results) if (result === 1) break;
  expect(done.toSorted((one, other) => one - other)).toEqual(taken);
  expect(taken.length).toBeLessThan(10);
});
