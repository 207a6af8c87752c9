import { expect, test } from "vitest";
import { faultKinds, randomFaults, seededRandom } from "../../src/domain/fault-plan.ts";

const request = { method: "GET", path: "/" };

/** So many numbers of a seed, as the 32 bits that they are made of. */
function bits(seed: number, count: number): readonly number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random() * 2 ** 32);
}

test("a seed's numbers are the same everywhere, as mulberry32 makes them", () => {
  expect(bits(0, 3)).toEqual([1144304738, 1416247, 958946056]);
  expect(bits(-1, 3)).toEqual(bits(2 ** 32 - 1, 3));
  expect(bits(7, 3)).not.toEqual(bits(8, 3));
});

test("as many requests fail as are to, in an order that the seed decides", () => {
  const plan = (seed: number, share: number, kinds = faultKinds.slice(0, 3)) => {
    const next = randomFaults(kinds, { seed, share });
    return Array.from({ length: 3000 }, () => next(request));
  };
  expect(new Set(plan(5, 0))).toEqual(new Set([undefined]));
  expect(new Set(plan(5, 1))).toEqual(new Set(faultKinds.slice(0, 3)));
  expect(plan(5, 0.5)).toEqual(plan(5, 0.5));
  expect(plan(5, 0.5)).not.toEqual(plan(6, 0.5));
  const failed = plan(5, 0.25).filter((one) => one !== undefined).length;
  expect([failed > 650, failed < 850]).toEqual([true, true]);
});
