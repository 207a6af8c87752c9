import { expect, test } from "vitest";
import { datesIn, timesIn } from "../../src/recogniser/written-clock.ts";

test.each([
  ["20:14", ["20:14"]],
  ["8:48", ["08:48"]],
  ["06:23 p. m.", ["18:23"]],
  ["5:09 p. m.", ["17:09"]],
  ["12:08 AM", ["00:08"]],
  ["12:30 p.m.", ["12:30"]],
  ["10:32:05", ["10:32"]],
  ["10: 32", ["10:32"]],
  ["28°C 11:37 a. m. ESP", ["11:37"]],
  ["120:28", []],
  ["24:10", []],
  ["13:05 p. m.", []],
  ["10:75", []],
  ["1.2.3", []],
  ["20/11/2026", []],
])("times in «%s»", (text, times) => {
  expect(timesIn(text).map(({ time }) => time)).toEqual(times);
});

test("an «a» or «p» without its «m» is a cut time", () => {
  expect(timesIn("5:09 p")).toMatchObject([{ time: "05:09", halfDay: false, cut: true }]);
  expect(timesIn("5:09 p. m.")).toMatchObject([{ time: "17:09", halfDay: true, cut: false }]);
});

test.each([
  ["20/11/2026", [["2026-11-20", 4]]],
  ["3/6/2023", [["2023-06-03", 4]]],
  ["22.02.2018", [["2018-02-22", 4]]],
  ["20-11-26", [["2026-11-20", 2]]],
  ["2026-11-20", [["2026-11-20", 4]]],
  ["31/12/2026", [["2026-12-31", 4]]],
  ["31/13/2026", []],
  ["1/1/2026", [["2026-01-01", 4]]],
  ["0/1/2026", []],
  ["11/20/2026", [["2026-11-20", 4]]],
  ["20-nov-2026", [["2026-11-20", 4]]],
  ["20 de noviembre de 2026", [["2026-11-20", 4]]],
  ["vie 20 nov", [["--11-20", 0]]],
  ["40/11/2026", []],
  ["028-2026-10-00123456", []],
  ["1.2.3.4", []],
])("dates in «%s»", (text, dates) => {
  expect(datesIn(text).map(({ day, yearDigits }) => [day, yearDigits])).toEqual(dates);
});
