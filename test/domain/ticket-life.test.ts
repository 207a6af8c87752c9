import { expect, test } from "vitest";
import { holidayFinder } from "../../src/catalogs/holidays.ts";
import {
  ageBetween,
  ageOf,
  isUnanswered,
  parseSpan,
  standingOf,
} from "../../src/domain/ticket-life.ts";

const holidayOf = holidayFinder({ feriados: {}, laborables: [] });
const hour = 3_600_000;

test.each([
  ["30s", { milliseconds: 30_000, office: false }],
  ["30m", { milliseconds: 0.5 * hour, office: false }],
  ["12h", { milliseconds: 12 * hour, office: false }],
  ["3d", { milliseconds: 72 * hour, office: false }],
  ["3DL", { milliseconds: 27 * hour, office: true }],
  ["2hl", { milliseconds: 2 * hour, office: true }],
  ["3", undefined],
  ["d3", undefined],
  ["3 d", undefined],
  ["-3d", undefined],
  ["999999d", undefined],
])("%j is %o", (text, span) => expect(parseSpan(text)).toEqual(span));

const ticket = (estado: string) => ({
  estado,
  creado: "2026-11-20T21:00:00Z", // Friday, 16h00 in Guayaquil
  actualizado: "2026-11-23T14:00:00Z",
});
const tuesday = new Date("2026-11-24T14:00:00Z");

test("an open case ages until now, one that is over stopped when it ended", () => {
  expect(ageOf(ticket("en_analisis"), tuesday, holidayOf)).toEqual({
    elapsed: 89 * hour,
    office: 11 * hour,
  });
  expect(ageOf(ticket("conforme"), tuesday, holidayOf)).toEqual({
    elapsed: 65 * hour,
    office: 2 * hour,
  });
});

test.each([
  ["registrado", "3d", true],
  ["registrado", "4d", false],
  ["registrado", "89h", true],
  ["en_analisis", "1dl", true],
  ["en_analisis", "2dl", false],
  ["respondido", "1h", false],
  ["conforme", "1h", false],
])("%s for %s: owed %s", (estado, text, expected) => {
  const span = parseSpan(text);
  if (span === undefined) throw new Error(text);
  expect(isUnanswered(ticket(estado), span, tuesday, holidayOf)).toBe(expected);
});

test("with a time that the desk does not know there is no age", () => {
  const none = { elapsed: 0, office: 0 };
  const unknown = "1970-01-01T00:00:00.000Z";
  expect(ageBetween(unknown, tuesday, holidayOf)).toEqual(none);
  expect(ageBetween("ayer", tuesday, holidayOf)).toEqual(none);
  expect(ageBetween("2026-11-20T21:00:00Z", new Date(unknown), holidayOf)).toEqual(none);
  expect(ageBetween("2026-11-24T15:00:00Z", tuesday, holidayOf)).toEqual(none);
});

test.each([
  ["respondido", "respondido", "alcanzado"],
  ["conforme", "respondido", "alcanzado"],
  ["inconforme", "respondido", "alcanzado"],
  ["inconforme", "conforme", "rechazado"],
  ["asignado", "registrado", "alcanzado"],
  ["registrado", "asignado", "abierto"],
  ["en_analisis", "respondido", "abierto"],
  ["anulado", "respondido", "rechazado"],
  ["rechazado", "registrado", "rechazado"],
  ["anulado", "anulado", "alcanzado"],
  ["de-otra-mesa", "respondido", "abierto"],
  ["registrado", "de-otra-mesa", "abierto"],
  ["conforme", "de-otra-mesa", "rechazado"],
])("of a case that is %s, waited for until %s: %s", (state, awaited, standing) => {
  expect(standingOf(state, awaited)).toBe(standing);
});
