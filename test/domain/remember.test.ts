import { expect, test } from "vitest";
import { remember } from "../../src/domain/remember.ts";

test("what is known is not made again, until there is no more room", () => {
  const known = new Map<string, string>();
  const made: string[] = [];
  const valueOf = (key: string) =>
    remember(known, 2, key, () => {
      made.push(key);
      return key.toUpperCase();
    });
  expect(["a", "b", "a", "b"].map(valueOf)).toEqual(["A", "B", "A", "B"]);
  expect(made).toEqual(["a", "b"]);
  // The third drops the others.
  expect(["c", "a", "c"].map(valueOf)).toEqual(["C", "A", "C"]);
  expect(made).toEqual(["a", "b", "c", "a"]);
});
