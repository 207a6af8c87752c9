import fc from "fast-check";
import { expect, test } from "vitest";
import {
  guayaquilClock,
  guayaquilInstant,
  parseDay,
  parseTimeOfDay,
} from "../../src/domain/guayaquil-time.ts";

test.each([
  "2026-02-30",
  "2026-13-01",
  "2025-02-29",
  "26-01-01",
  "0050-01-01",
  "2026-00-01",
  "2026-01-00",
  "2026-1-1",
  "hoy",
  "",
])("%j is no day", (text) => expect(parseDay(text)).toBeUndefined());

test("a leap day exists in a leap year", () => {
  expect(parseDay("2028-02-29")).toEqual({ year: 2028, month: 2, day: 29 });
});

test.each(["24:00", "25:61", "7:05", "10:32:60", "10h32", ""])("%j is no time", (text) =>
  expect(parseTimeOfDay(text)).toBeUndefined(),
);

test.each([
  ["2026-02-30", "00:00"],
  ["2026-02-28", "24:00"],
])("%s %s is no instant", (day, time) => {
  expect(() => guayaquilInstant(day, time)).toThrow(
    new RangeError(`not a date and time: ${day} ${time}`),
  );
});

test("Guayaquil is five hours behind UTC", () => {
  expect(guayaquilInstant("2026-11-20", "22:15").toISOString()).toBe("2026-11-21T03:15:00.000Z");
  expect(guayaquilClock(new Date("2026-01-01T02:00:00Z"))).toEqual({
    day: "2025-12-31",
    time: "21:00:00",
  });
});

test("every instant's clock leads back to it, and agrees with the system's own time zones", () => {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "America/Guayaquil",
    dateStyle: "short",
    timeStyle: "medium",
  });
  const seconds = fc.integer({
    min: Date.UTC(1994, 0, 1) / 1000,
    max: Date.UTC(2060, 0, 1) / 1000,
  });
  fc.assert(
    fc.property(seconds, (second) => {
      const instant = new Date(second * 1000);
      const { day, time } = guayaquilClock(instant);
      expect(guayaquilInstant(day, time)).toEqual(instant);
      expect(format.format(instant)).toBe(`${day} ${time}`);
    }),
  );
});
