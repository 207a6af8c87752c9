import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { holidayFinder, publicHolidays } from "../../src/catalogs/holidays.ts";

const table = readFileSync("test/fixtures/feriados-ec.csv", "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(","));

test("fourteen years agree with the table of published holidays", () => {
  const years = Array.from({ length: 14 }, (_none, at) => 2017 + at);
  const computed = years.flatMap((year) =>
    publicHolidays(year).map((one) => [String(year), one.nombre, one.fecha, one.observado]),
  );
  expect(computed).toEqual(table);
});

const unchanged = holidayFinder({ feriados: {}, laborables: [] });

test.each([
  ["2026-05-25", "Batalla de Pichincha"],
  ["2026-05-24", undefined],
  ["2021-12-31", "Año Nuevo"],
  ["2022-01-01", undefined],
  ["2026-11-24", undefined],
])("%s is taken as %s", (day, name) => expect(unchanged(day)).toBe(name));

test("a decree adds and takes away", () => {
  const holidayOf = holidayFinder({
    feriados: { "2026-11-24": "Duelo nacional" },
    laborables: ["2026-12-25"],
  });
  expect(["2026-11-24", "2026-12-25", "2026-11-02"].map(holidayOf)).toEqual([
    "Duelo nacional",
    undefined,
    "Día de los Difuntos",
  ]);
});
