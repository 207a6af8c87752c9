import { expect, test } from "vitest";
import { createGate } from "../../src/domain/gate.ts";

test("the gate lets in as many as it should, in order, and lets in more when it opens wider", async () => {
  let width = 1;
  const gate = createGate(() => width);
  const entered: number[] = [];
  const leave: (() => void)[] = [];
  const enter = (one: number): Promise<number> =>
    gate(async () => {
      entered.push(one);
      await new Promise<void>((resolve) => void (leave[one] = resolve));
      return one;
    });
  const all = [enter(0), enter(1), enter(2)];
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  expect(entered).toEqual([0]);
  width = 2;
  leave[0]?.();
  await all[0];
  await Promise.resolve();
  expect(entered).toEqual([0, 1, 2]);
  leave[1]?.();
  leave[2]?.();
  expect(await Promise.all(all)).toEqual([0, 1, 2]);
});

test("who fails leaves the gate too", async () => {
  const gate = createGate(() => 1);
  await expect(gate(() => Promise.reject(new RangeError("no")))).rejects.toThrow("no");
  expect(await gate(() => Promise.resolve("in"))).toBe("in");
});
