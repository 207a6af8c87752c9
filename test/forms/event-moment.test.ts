import { expect, test } from "vitest";
import { readEventMoment } from "../../src/forms/event-moment.ts";

const now = new Date("2026-11-24T15:00:00Z");
const read = (fecha: unknown, hora: unknown) => {
  const { answers, problems } = readEventMoment({ fecha, hora, otro: 1 }, now);
  expect(answers["otro"]).toBe(1);
  return [answers["fecha"], answers["hora"], problems.map(({ field, code }) => `${field} ${code}`)];
};

test.each([
  ["20/11/2026", "10:32", "2026-11-20", "10:32", []],
  // Either may hold both.
  ["20/11/2026 10:32", undefined, "2026-11-20", "10:32", []],
  ["20/11/2026 10:32", null, "2026-11-20", "10:32", []],
  ["20/11/2026 10:32", "  ", "2026-11-20", "10:32", []],
  [undefined, "20/11/2026 10:32", "2026-11-20", "10:32", []],
  [null, "20/11/2026 10:32", "2026-11-20", "10:32", []],
  [" ", "20/11/2026 10:32", "2026-11-20", "10:32", []],
  // The midnight of a date alone, and the day of a time alone, say nothing.
  ["2026-11-20T00:00", undefined, "2026-11-20", undefined, []],
  ["2026-11-20T00:00", "10:32", "2026-11-20", "10:32", []],
  [undefined, "1899-12-30T10:32", undefined, "10:32", []],
  [undefined, "1899-12-31T10:32", undefined, "10:32", []],
  [undefined, "1900-01-00T10:32", undefined, "10:32", []],
  [undefined, "1904-01-01T10:32", undefined, "10:32", []],
  ["20/11/2026", "1899-12-31T10:32", "2026-11-20", "10:32", []],
  // What both say must be the same, to the minute.
  ["20/11/2026 10:32:59", "10:32", "2026-11-20", "10:32", []],
  ["20/11/2026 10:33", "10:32", "2026-11-20", "10:32", ["hora hora-contradice"]],
  ["20/11/2026 10:32", "00:00", "2026-11-20", "00:00", ["hora hora-contradice"]],
  ["20/11/2026", "20/11/2026 10:32", "2026-11-20", "10:32", []],
  ["20/11/2026", "21/11/2026 10:32", "2026-11-20", "10:32", ["hora hora-contradice"]],
  // What is not understood stays for the form.
  ["ayer mismo", "25:61", "ayer mismo", "25:61", []],
  ["31/02/2026", "10:32", "2026-02-31", "10:32", ["fecha fecha-inexistente"]],
  [7, ["10:32"], 7, ["10:32"], []],
])("of the day %j and the time %j it reads %j, %j: %j", (fecha, hora, ...expected) => {
  expect(read(fecha, hora)).toEqual(expected);
});

test("problems name what was written and how it was read", () => {
  const problems = (fecha: string, hora: string) => readEventMoment({ fecha, hora }, now).problems;
  expect(problems("20/11/2026 10:33", "10:32")).toEqual([
    {
      field: "hora",
      code: "hora-contradice",
      params: { fecha: "20/11/2026 10:33", hora: "10:32" },
    },
  ]);
  expect(problems("31/02/2026", "1/3/2026 10:32")).toEqual([
    {
      field: "hora",
      code: "hora-contradice",
      params: { fecha: "31/02/2026", hora: "1/3/2026 10:32" },
    },
    {
      field: "fecha",
      code: "fecha-inexistente",
      params: { valor: "31/02/2026", leida: "2026-02-31" },
    },
  ]);
});

test("answers without a day or a time get none", () => {
  expect(readEventMoment({ otro: 1 }, now)).toEqual({ answers: { otro: 1 }, problems: [] });
});
