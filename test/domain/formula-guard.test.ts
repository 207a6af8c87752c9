import fc from "fast-check";
import { expect, test } from "vitest";
import { guardFormulas, withoutGuards } from "../../src/domain/formula-guard.ts";

test.each([
  ["=1+1", "'=1+1"],
  ["\t=1", "'\t'=1"],
  ["a;=1", "a;'=1"],
  ["una\n- dos", "una\n'- dos"],
  ["＝1+1", "'＝1+1"],
  ["a;＋1,－2,＠3", "a;'＋1,'－2,'＠3"],
  ["2-1", "2-1"],
  ["", ""],
])("%j → %j, and back", (text, guarded) => {
  expect([guardFormulas(text), withoutGuards(guarded)]).toEqual([guarded, text]);
});

test("what was written and read again is what was read the first time", () => {
  const cell = fc.string({
    unit: fc.constantFrom("a", "'", "=", "-", "＝", ";", ",", "\n", "\t", "@"),
  });
  fc.assert(
    fc.property(cell, (text) => {
      const first = withoutGuards(text);
      expect(withoutGuards(guardFormulas(text))).toBe(first);
    }),
    { numRuns: 2000 },
  );
});
