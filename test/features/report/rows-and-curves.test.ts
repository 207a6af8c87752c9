import { expect, test } from "vitest";
import type { Age } from "../../../src/domain/ticket-life.ts";
import { ticketStatistics, type TimedCase } from "../../../src/domain/ticket-statistics.ts";
import type { TicketDetail } from "../../../src/domain/ticket.ts";
import { exportColumns, exportRow } from "../../../src/features/report/export-rows.view.ts";
import { statisticsRows } from "../../../src/features/report/statistics-json.view.ts";
import { statisticsView } from "../../../src/features/report/statistics.view.ts";
import { viewTools } from "../../support/view-tools.ts";

const hourMs = 3_600_000;
const age = (elapsed: number, office: number): Age => ({
  elapsed: elapsed * hourMs,
  office: office * hourMs,
});

const oneCase = (creado: string, answer: Age | null, end: Age | null = null): TimedCase => ({
  ticket: { tipo: "incidente", creado },
  times: { untilAnswer: answer, untilEnd: end },
});

/** Two cases in September, none in October, one each in November and December. */
const cases = [
  oneCase("2026-09-02T15:00:00.000Z", age(4, 2)),
  oneCase("2026-09-03T15:00:00.000Z", age(30, 12), age(60, 20.5)),
  oneCase("2026-11-04T15:00:00.000Z", age(3, 1)),
  oneCase("2026-12-04T15:00:00.000Z", null),
];
const period = { perfil: "agencia", desde: "2026-09-01", hasta: "2026-12-31" };

test("the table has office hours first, then the clock's, and curves over the months", async () => {
  const shown = { ...period, statistics: await ticketStatistics(cases) };
  const lines = (await statisticsView(shown, await viewTools({ width: 100 }))).map((line) =>
    line.replaceAll(/ {2,}/g, " | "),
  );
  const table = (rows: readonly string[]) => rows.map((row) => expect.stringContaining(row));
  expect(lines.slice(3, 15)).toEqual([
    expect.stringMatching(/^GRUPO \| TICKETS \| /),
    ...table(["todos | 4 | 2 h | 1 d 1 h | 2 d 2 h | 2 d 2 h"]),
    ...table(["incidente | 4 | 2 h"]),
    ...table(["2026-09 | 2 | 7 h | 1 d 2 h | 2 d 2 h | 2 d 2 h", "2026-10 | 0 | – | – | – | –"]),
    ...table(["2026-11 | 1 | 1 h | 1 h | – | –", "2026-12 | 1 | – | – | – | –"]),
    "",
    expect.stringMatching(/\S/),
    expect.stringMatching(/^GRUPO/),
    ...table(["todos | 4 | 4 h | 1 d | 2 d 12 h | 2 d 12 h"]),
    ...table(["incidente | 4"]),
  ]);
  expect(lines.filter((line) => /[▁-█]/.test(line)).map((line) => line.slice(-4))).toEqual([
    "█▁▄▄",
    "█ ▂ ",
  ]);
});

test("one month has no curve, and no ticket no table", async () => {
  const tools = await viewTools();
  const view = async (some: readonly TimedCase[]) =>
    await statisticsView({ ...period, statistics: await ticketStatistics(some) }, tools);
  expect((await view(cases.slice(0, 2))).join("\n")).not.toMatch(/[▁-█]/);
  expect(await view([])).toEqual([expect.stringMatching(/^Ningún/)]);
});

test("a row for each group has its times in seconds, on the clock and in offices", async () => {
  const rows = statisticsRows({ ...period, statistics: await ticketStatistics(cases) });
  expect(rows.map(({ grupo }) => grupo)).toEqual([
    "total",
    "incidente",
    "2026-09",
    "2026-10",
    "2026-11",
    "2026-12",
  ]);
  expect(rows[2]).toEqual({
    grupo: "2026-09",
    tickets: 2,
    respuesta_casos: 2,
    respuesta_mediana: 17 * 3600,
    respuesta_p90: 27.4 * 3600,
    respuesta_mediana_habil: 7 * 3600,
    respuesta_p90_habil: 11 * 3600,
    fin_casos: 1,
    fin_mediana: 60 * 3600,
    fin_p90: 60 * 3600,
    fin_mediana_habil: 20.5 * 3600,
    fin_p90_habil: 20.5 * 3600,
  });
  expect(rows[5]).toMatchObject({ tickets: 1, respuesta_casos: 0, respuesta_mediana: null });
});

test("an exported row has the ticket's facts, its hours with two decimals and all its files", () => {
  const file = { id: "1", nombre: "a.pdf", tipo: "application/pdf", bytes: 1, sha256: "" };
  const message = { id: "1", de: "Mesa", fecha: "", texto: "", adjuntos: [file, file] };
  const ticket: TicketDetail = {
    numero: "MS-1",
    tipo: "consulta",
    estado: "respondido",
    unidad: "Mesa\u001b[31m",
    funcionario: null,
    asunto: "División",
    creado: "2026-11-20T15:00:00.000Z",
    actualizado: "2026-11-21T15:00:00.000Z",
    sigue_a: "MS-0",
    datos: { motivo: "consulta-proceso", tramite: "028-1", distrito: 28, pantalla: "DAI" },
    mensajes: [message, { ...message, adjuntos: [] }],
    adjuntos: [file],
    cadena: [],
  };
  const times = {
    answered: "2026-11-20T17:00:18.000Z",
    ended: null,
    untilAnswer: { elapsed: 2 * hourMs + 18_100, office: hourMs },
    untilEnd: null,
  };
  const row = exportRow({ ticket, times });
  expect(row).toEqual({
    numero: "MS-1",
    tipo: "consulta",
    estado: "respondido",
    unidad: "Mesa",
    funcionario: null,
    asunto: "División",
    distrito: null,
    pantalla: "DAI",
    motivo: "consulta-proceso",
    tramite: "028-1",
    creado: ticket.creado,
    actualizado: ticket.actualizado,
    respondido: times.answered,
    terminado: null,
    horas_respuesta: 2.01,
    horas_respuesta_habiles: 1,
    horas_fin: null,
    horas_fin_habiles: null,
    mensajes: 2,
    adjuntos: 3,
    sigue_a: "MS-0",
  });
  expect(Object.keys(row)).toEqual([...exportColumns]);
});
