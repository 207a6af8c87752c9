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
  ["2026-11-24 16:59:59", true, "2026-11-24 17:00"],
  ["2026-11-20 18:00", false, "2026-11-23 08:00"],
  ["2026-11-21 10:00", false, "2026-11-23 08:00"],
  ["2026-11-22 10:00", false, "2026-11-23 08:00"],
  ["2026-11-02 10:00", false, "2026-11-04 08:00"],
])("at %s: open %s, until %s", (instant, open, until) => {
  const holiday = instant.startsWith("2026-11-02") ? "Día de los Difuntos" : undefined;
  expect(attendanceAt(at(instant), holidayOf)).toEqual({ open, until: at(until), holiday });
});

test("of a span that a wrong clock makes, forty years count, and years of four digits", () => {
  const always = () => undefined;
  const hoursBetween = (from: string, to: string): number =>
    officeTime(new Date(from), new Date(to), always) / 3_600_000;
  // 14 641 days from a Monday on: 2091 weeks, and four days.
  expect(hoursBetween("2000-01-03T05:00:00Z", "2100-01-01T05:00:00Z")).toBe(9 * (2091 * 5 + 4));
  // Both are Wednesdays.
  expect(hoursBetween("1000-01-01T05:00:00Z", "1000-01-02T04:59:59Z")).toBe(9);
  expect(hoursBetween("9999-12-29T05:00:00Z", "9999-12-30T04:59:59Z")).toBe(9);
  expect(hoursBetween("0999-12-31T05:00:00Z", "1000-01-02T04:59:59Z")).toBe(0);
  expect(hoursBetween("9999-12-29T05:00:00Z", "9999-12-30T05:00:00Z")).toBe(0);
  expect(hoursBetween("nunca", "2026-11-24T15:00:00Z")).toBe(0);
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
