import { expect, test } from "vitest";
import { deskTime, isKnownTime } from "../../src/domain/desk-time.ts";

const unknown = "1970-01-01T00:00:00.000Z";

test.each([
  ["2026-11-20T15:32:00Z", "2026-11-20T15:32:00Z"],
  ["2026-11-20T15:32:00.5Z", "2026-11-20T15:32:00.5Z"],
  ["2026-11-20T10:32:00-05:00", "2026-11-20T15:32:00.000Z"],
  ["2026-11-20", "2026-11-20T00:00:00.000Z"],
  ["1990-01-01T00:00:00Z", "1990-01-01T00:00:00Z"],
  ["1989-12-31T23:59:59Z", unknown],
  ["2099-12-31T23:59:59Z", "2099-12-31T23:59:59Z"],
  ["2100-01-01T00:00:00Z", unknown],
  ["9999-12-31", unknown],
  ["2026-13-01T00:00:00Z", unknown],
  ["Nov 20, 2026", unknown],
  ["", unknown],
])("what a desk writes as %j is the time %s", (text, time) => {
  expect(deskTime(text)).toBe(time);
  expect(isKnownTime(time)).toBe(time !== unknown);
});

test("nothing is no known time", () => expect(isKnownTime("")).toBe(false));
