import fc from "fast-check";
import { expect, test } from "vitest";
import { holidayFinder } from "../../src/catalogs/holidays.ts";
import { percentile, ticketStatistics, timesOf } from "../../src/domain/ticket-statistics.ts";
import type { TicketDetail } from "../../src/domain/ticket.ts";

const holidayOf = holidayFinder({ feriados: {}, laborables: [] });
const hour = 3_600_000;

/** A case with the hours until its answer and its end; null for not yet. */
function timed(
  tipo: TicketDetail["tipo"],
  creado: string,
  [answer, end]: readonly [number | null, number | null],
) {
  const later = (hours: number): string =>
    new Date(new Date(creado).getTime() + hours * hour).toISOString();
  const said = { de: "Analista", texto: "Sí.", adjuntos: [] };
  const ticket: TicketDetail = {
    numero: creado,
    tipo,
    estado: end === null ? "respondido" : "conforme",
    unidad: "",
    funcionario: null,
    asunto: "",
    creado,
    actualizado: end === null ? creado : later(end),
    sigue_a: null,
    datos: { nombre: "Operador" },
    mensajes: [
      { id: "1", ...said, de: "Operador", fecha: later(0.1) },
      ...(answer === null
        ? []
        : [{ id: "2", ...said, autor: "mesa" as const, fecha: later(answer) }]),
    ],
    adjuntos: [],
    cadena: [],
  };
  return { ticket, times: timesOf(ticket, holidayOf) };
}

/** A group with its durations in hours, to two places. */
function inHours(group: object): unknown {
  return JSON.parse(
    JSON.stringify(group, (key, value: unknown) =>
      typeof value === "number" && !["cases", "tickets"].includes(key)
        ? Math.round((100 * value) / hour) / 100
        : value,
    ),
  );
}

test("times by type and by month, on the clock and within office hours", async () => {
  // Tuesday 8h00, Friday 16h00, and a case without an answer two months later.
  const { total, byType, byMonth } = await ticketStatistics([
    timed("incidente", "2026-09-01T13:00:00Z", [2, 4]),
    timed("incidente", "2026-09-04T21:00:00Z", [65, 66]),
    timed("consulta", "2026-11-10T13:00:00Z", [null, null]),
  ]);
  const both = {
    tickets: 2,
    answer: {
      elapsed: { cases: 2, median: 33.5, p90: 58.7, p95: 61.85, longest: 65 },
      office: { cases: 2, median: 2, p90: 2, p95: 2, longest: 2 },
    },
    end: {
      elapsed: { cases: 2, median: 35, p90: 59.8, p95: 62.9, longest: 66 },
      office: { cases: 2, median: 3.5, p90: 3.9, p95: 3.95, longest: 4 },
    },
  };
  const none = { elapsed: null, office: null };
  expect(inHours(total)).toEqual({ ...both, name: "total", tickets: 3 });
  expect(byType.map(inHours)).toEqual([
    { ...both, name: "incidente" },
    { name: "consulta", tickets: 1, answer: none, end: none },
  ]);
  expect(byMonth.map(inHours)).toEqual([
    { ...both, name: "2026-09" },
    { name: "2026-10", tickets: 0, answer: none, end: none },
    { name: "2026-11", tickets: 1, answer: none, end: none },
  ]);
});

test("a case counts without the times that its desk does not know", async () => {
  const { ticket } = timed("consulta", "2026-09-01T13:00:00Z", [2, 4]);
  const unknown = "1970-01-01T00:00:00.000Z";
  const times = { answered: "2026-09-01T15:00:00.000Z", ended: "2026-09-01T17:00:00.000Z" };
  const age = (hours: number) => ({ elapsed: hours * hour, office: hours * hour });
  expect(timesOf(ticket, holidayOf)).toEqual({
    ...times,
    untilAnswer: age(2),
    untilEnd: age(4),
  });
  const begun = { ...ticket, creado: unknown };
  const untimed = timesOf(begun, holidayOf);
  expect(untimed).toEqual({ ...times, untilAnswer: null, untilEnd: null });
  const { mensajes } = ticket;
  const silent = {
    ...ticket,
    actualizado: unknown,
    mensajes: mensajes.map((one) => ({ ...one, fecha: unknown })),
  };
  const none = { answered: null, ended: null, untilAnswer: null, untilEnd: null };
  expect(timesOf(silent, holidayOf)).toEqual(none);
  expect(timesOf({ ...ticket, estado: "respondido", mensajes: [] }, holidayOf)).toEqual(none);
  const { total, byType, byMonth } = await ticketStatistics([{ ticket: begun, times: untimed }]);
  expect([total.tickets, byType.map(({ name }) => name), byMonth]).toEqual([1, ["consulta"], []]);
});

test("of a hundred and one cases the percentiles are their places, over the turn of the year", async () => {
  const cases = Array.from({ length: 101 }, (_none, at) =>
    timed("consulta", at === 0 ? "2026-12-05T15:00:00Z" : "2027-02-05T15:00:00Z", [at, null]),
  );
  const { total, byMonth } = await ticketStatistics(cases);
  const hours = total.answer.elapsed ?? { median: 0, p90: 0, p95: 0, longest: 0 };
  const unit = hours.longest / 100;
  expect([hours.median, hours.p90, hours.p95].map((one) => Math.round(one / unit))).toEqual([
    50, 90, 95,
  ]);
  expect([total.name, byMonth.map(({ name }) => name)]).toEqual([
    "total",
    ["2026-12", "2027-01", "2027-02"],
  ]);
});

test("a month is Guayaquil's", async () => {
  const { byMonth } = await ticketStatistics([
    timed("consulta", "2026-09-01T04:59:59Z", [null, null]),
  ]);
  expect(byMonth.map(({ name }) => name)).toEqual(["2026-08"]);
});

test.each([
  [[1], 0.9, 1],
  [[1, 2], 0.5, 1.5],
  [[1, 2, 3, 4], 0.25, 1.75],
  [[10, 20, 30, 40, 50], 0.9, 46],
])("of %j the %d percentile is %d", (values, share, expected) =>
  expect(percentile(values, share)).toBeCloseTo(expected),
);

test("percentiles lie among the values and grow with the share", () => {
  const values = fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 50 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(values, share, share, (given, one, other) => {
      const sorted = given.toSorted((a, b) => a - b);
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      expect(percentile(sorted, low)).toBeLessThanOrEqual(percentile(sorted, high));
      expect(percentile(sorted, 0)).toBe(sorted[0]);
      expect(percentile(sorted, 1)).toBe(sorted.at(-1));
    }),
  );
});
