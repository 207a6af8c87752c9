import { expect, test } from "vitest";
import { isNoNumber } from "../../../src/channels/mail/number-shapes.ts";

/** Whether it is none after words such as "ticket N.º" (grade 3), and bare (grade 4), at a text's end. */
const isNone = (number: string, after = "") =>
  [3, 4].map((grade) => isNoNumber(number, after, grade));

const [never, bareOnly, always] = [
  [false, false],
  [false, true],
  [true, true],
];

test.each([
  // Codes, however they are written.
  ["ORA-12345", always],
  ["ora-12345", always],
  ["MESA-12", never],
  ["A1-12", never],
  // Containers: six or seven digits after an owner's code and its category.
  ["MSKU-123456", always],
  ["MSKU1234567", always],
  ["MSCZ-1234567", always],
  ["HLXJ-1234567", always],
  ["MSKU-12345", never],
  ["MSKU-12345678", never],
  ["MSKA-1234567", never],
  ["MSU-1234567", never],
  ["AMSKU-1234567", never],
  // A year after letters is that of a norm only where nothing says "ticket".
  ["MESA-1900", bareOnly],
  ["MESA-2099", bareOnly],
  ["MESA-2100", never],
  ["MESA-1899", never],
  ["MESA-20261", never],
  // Declarations, with their sequence and without.
  ["028-2026-40-0012", always],
  ["028-2026-40-00123456-1", always],
  ["028-2026-40-001", never],
  ["028-2026-40", always],
  ["28-2026-40", never],
  // Days and months.
  ["2026-11", always],
  ["2026-1-5", always],
  ["2026-111", never],
  ["20-11", always],
  ["20-11-26", always],
  ["20-11-2026", always],
  ["20-11-2", never],
  ["20-11-20266", never],
  // Invoices.
  ["001-002-000012", always],
  ["001-002-000012345", always],
  ["001-002-00001", never],
  ["001-002-0000123456", never],
  // Air waybills.
  ["045-12345675", bareOnly],
  ["04512345675", bareOnly],
  ["045-1234567", never],
  ["045-123456751", never],
  // Persons and companies.
  ["1790012345001", always],
  ["1790012345002", never],
  ["179001234001", never],
  ["0112345678", always],
  ["2412345678", always],
  ["3012345678", always],
  ["0012345678", never],
  ["2512345678", never],
  ["2912345678", never],
  ["3112345678", never],
  ["171234567", never],
  // Years and districts.
  ["1900", bareOnly],
  ["2026", bareOnly],
  ["2100", never],
  ["028", bareOnly],
  ["0281", never],
  ["128", never],
])("%s is none: %j", (number, none) => expect(isNone(number)).toEqual(none));

test.each([
  ["", never],
  [" cerrado", never],
  [": error", never],
  [") error", never],
  ["  fue registrado", never],
  ["   fue registrado", bareOnly],
  [" urgente", bareOnly],
  [" de la semana", bareOnly],
  [" de enero", always],
  [" del 2026", always],
  [" of march", always],
  ["%", always],
  ["  %", always],
  ["   %", bareOnly],
  [" horas", always],
  ["h", always],
  [" horario", bareOnly],
  [" dias", always],
  [" años", always],
  [" a.m.", always],
  [" KG", always],
  [" setiembre", always],
  [",5", always],
  [", y", never],
  ["-5", always],
  ["- 5", never],
  ["/5", always],
  [":5", always],
])("512 followed by %j is none: %j", (after, none) => expect(isNone("512", after)).toEqual(none));

test.each([
  ["999", bareOnly],
  ["1000", never],
])("%s is short: it needs words that say what became of it", (number, none) => {
  expect(isNone(number, " urgente")).toEqual(none);
});

test.each([1, 2, 3])("only what stands bare is doubted for its length (grade %i)", (grade) => {
  expect(["7", "2026", "028", "045-12345675"].map((one) => isNoNumber(one, " x", grade))).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
