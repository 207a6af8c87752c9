import fc from "fast-check";
import { expect, test } from "vitest";
import { holidayFinder } from "../../src/catalogs/holidays.ts";
import { guayaquilInstant } from "../../src/domain/guayaquil-time.ts";
import { attendanceAt, officeTime } from "../../src/domain/office-time.ts";

const holidayOf = holidayFinder({ feriados: {}, laborables: [] });
const hours = (from: string, to: string): number =>
  officeTime(at(from), at(to), holidayOf) / 3_600_000;

function at(text: string): Date {
  const [day = "", time = ""] = text.split(" ");
  return guayaquilInstant(day, time);
}

test.each([
  ["a working day", "2026-11-24 00:00", "2026-11-25 00:00", 9],
  ["part of a day", "2026-11-24 10:30", "2026-11-24 12:00", 1.5],
  ["over night", "2026-11-24 16:00", "2026-11-25 09:00", 2],
  ["over a weekend", "2026-11-20 16:00", "2026-11-23 09:00", 2],
  ["a Saturday", "2026-11-21 08:00", "2026-11-21 17:00", 0],
  ["a holiday of two days", "2026-10-30 16:00", "2026-11-04 09:00", 2],
  ["a holiday that moved to Monday", "2026-05-25 08:00", "2026-05-25 17:00", 0],
  ["the law's day of a holiday that moved", "2024-05-01 08:00", "2024-05-01 17:00", 9],
  ["backwards", "2026-11-25 12:00", "2026-11-24 12:00", 0],
])("%s", (_what, from, to, expected) => expect(hours(from, to)).toBe(expected));

test.each([
  ["2026-11-24 08:00", true, "2026-11-24 17:00"],
  ["2026-11-24 07:59", false, "2026-11-24 08:00"],
  ["2026-11-24 17:00", false, "2026-11-25 08:00"],
  ["2026-11-20 18:00", false, "2026-11-23 08:00"],
  ["2026-11-02 10:00", false, "2026-11-04 08:00"],
])("at %s: open %s, until %s", (instant, open, until) => {
  const found = attendanceAt(at(instant), holidayOf);
  expect([found.open, found.until]).toEqual([open, at(until)]);
});

test("a holiday is named", () => {
  expect(attendanceAt(at("2026-11-02 10:00"), holidayOf).holiday).toBe("Día de los Difuntos");
});

test("spans add up, and what the clock says of attendance is what is counted", () => {
  const minute = fc.integer({ min: 0, max: 60 * 24 * 400 });
  const start = at("2026-01-01 00:00").getTime();
  fc.assert(
    fc.property(minute, minute, minute, (...minutes) => {
      const [a, b, c] = minutes.toSorted((x, y) => x - y).map((one) => new Date(start + one * 6e4));
      if (a === undefined || b === undefined || c === undefined) throw new Error("three");
      const span = (from: Date, to: Date) => officeTime(from, to, holidayOf);
      expect(span(a, b) + span(b, c)).toBe(span(a, c));
      const { open, until } = attendanceAt(b, holidayOf);
      expect(span(b, until)).toBe(open ? until.getTime() - b.getTime() : 0);
    }),
  );
});
