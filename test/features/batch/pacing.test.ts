import { describe, expect, test } from "vitest";
import {
  createAdaptiveLimit,
  createCircuitBreaker,
  createQueues,
  createLineMemory,
} from "../../../src/features/batch/pacing.ts";

/** A clock that is moved by hand. Seconds. */
function handClock() {
  let now = 0;
  return {
    clock: () => new Date(now * 1000),
    pass: (seconds: number) => void (now += seconds),
  };
}

describe("how many at once", () => {
  type Step = "good" | "less" | number;
  const good = (count: number): readonly Step[] => Array<Step>(count).fill("good");

  test.each<[what: string, steps: readonly Step[], limit: number]>([
    ["begins small", [], 4],
    ["one more after eight that went well", good(8), 5],
    ["never above its most", good(1000), 16],
    ["half as many when the desk asks for less", ["less"], 2],
    ["complaints of one moment are one", ["less", "less", "less"], 2],
    ["complaints that go on count anew", ["less", 2, "less", 2, "less"], 1],
    ["a complaint less than a second later is the same", ["less", 0.999, "less"], 2],
    ["a second later it is another", ["less", 1, "less"], 1],
    ["never below one", ["less", 2, "less", 2, "less", 2, "less"], 1],
    ["slowly up again after a complaint", ["less", ...good(16)], 4],
    ["a complaint takes back what was on its way to one more", [...good(7), "less", "good"], 2],
  ])("%s", (_what, steps, expected) => {
    const { clock, pass } = handClock();
    const limit = createAdaptiveLimit(clock);
    for (const step of steps) {
      if (typeof step === "number") pass(step);
      else limit[step]();
    }
    expect(limit.now()).toBe(expected);
  });

  test("a number that the operator gave does not move", () => {
    const limit = createAdaptiveLimit(handClock().clock, 7);
    limit.less();
    for (let count = 0; count < 100; count += 1) limit.good();
    expect(limit.now()).toBe(7);
  });
});

describe("the breaker", () => {
  type Step = "failed" | "succeeded" | number;

  test.each<[what: string, steps: readonly Step[], admits: readonly boolean[]]>([
    ["lets through in the beginning", [], [true, true]],
    ["stays closed after two failures", ["failed", "failed"], [true, true]],
    ["opens at the third in a row", ["failed", "failed", "failed"], [false, false]],
    ["a success in between begins anew", ["failed", "failed", "succeeded", "failed"], [true]],
    ["is open to the end of the pause", ["failed", "failed", "failed", 29.999], [false]],
    ["lets one through after the pause", ["failed", "failed", "failed", 30], [true, false]],
    ["that one fails: open again", ["failed", "failed", "failed", 30, "failed"], [false]],
    [
      "that one comes through: closed",
      ["failed", "failed", "failed", 30, "succeeded"],
      [true, true],
    ],
  ])("%s", (_what, steps, expected) => {
    const { clock, pass } = handClock();
    const breaker = createCircuitBreaker(clock);
    for (const step of steps) {
      if (typeof step === "number") pass(step);
      else breaker[step]();
    }
    expect(expected.map(() => breaker.admits())).toEqual(expected);
  });
});

test("work under one name waits its turn, also after a failure; other names do not wait", async () => {
  const queues = createQueues();
  const done: string[] = [];
  const work = (name: string, turns: number, fails = false) =>
    queues(name.charAt(0), async () => {
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      done.push(name);
      if (fails) throw new RangeError(name);
    });
  await Promise.allSettled([work("a1", 20, true), work("a2", 1), work("b1", 3), work("a3", 1)]);
  expect(done).toEqual(["b1", "a1", "a2", "a3"]);
});

test("whoever comes with a known key is told the line that had it first", () => {
  const earlierLine = createLineMemory();
  const told = (["a", "b", "a", "b", "a"] as const).map((key, at) => earlierLine(key, at + 2));
  expect(told).toEqual([undefined, undefined, 2, 3, 2]);
});
