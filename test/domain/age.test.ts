import { expect, test } from "vitest";
import { readAge } from "../../src/domain/age.ts";

/** 23:30 of 31 March in Guayaquil. */
const now = new Date("2028-04-01T04:30:00Z");

test.each([
  ["2026-11-20", "2026-11-20"],
  ["1d", "2028-03-30"],
  ["90d", "2028-01-01"],
  ["1m", "2028-02-29"],
  ["18m", "2026-09-30"],
  ["2a", "2026-03-31"],
  ["5y", "2023-03-31"],
  ["9999a", "1970-01-01"],
  ["699m", "1970-01-01"],
  ["698m", "1970-01-31"],
  ["9999d", "2000-11-14"],
])("%s begins on %s in Guayaquil", (text, day) => {
  expect(readAge(text, now)?.toISOString()).toBe(`${day}T05:00:00.000Z`);
});

test.each(["", "2", "a", "-2a", "2 a", "1.5a", "2026-02-30", "10000d", "siempre"])(
  "%o is none",
  (text) => expect(readAge(text, now)).toBeUndefined(),
);
