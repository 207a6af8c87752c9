import { expect, test } from "vitest";
import type { TicketDetail, TicketMessage } from "../../../src/domain/ticket.ts";
import { awaitedView } from "../../../src/features/follow/awaited.view.ts";
import type { TicketNews } from "../../../src/features/follow/collect-news.ts";
import { eventJson, eventLine } from "../../../src/features/follow/event.view.ts";
import { newsJson, newsRows } from "../../../src/features/follow/news-json.view.ts";
import { newsView } from "../../../src/features/follow/news.view.ts";
import { watchView } from "../../../src/features/follow/watch.view.ts";
import { readablePaint, viewTools } from "../../support/view-tools.ts";

const fecha = "2026-11-20T15:32:00.000Z";
const message: TicketMessage = {
  id: "1",
  de: "Ana\u001b[31m",
  fecha,
  texto: "Falta\nla captura",
  adjuntos: [],
};
const ticket: TicketDetail = {
  numero: "MS-1",
  tipo: "incidente",
  estado: "respondido",
  unidad: "Unidad",
  funcionario: "Ana",
  asunto: "DAI",
  creado: "2026-11-20T13:32:00.000Z",
  actualizado: fecha,
  sigue_a: null,
  datos: {},
  mensajes: [message],
  adjuntos: [],
  cadena: [],
};
const change = { numero: "MS-1", estado: "respondido", motivo: "mensaje", fecha };
const event = { ...change, asunto: "DAI", funcionario: "Ana", mensaje: message };
const twoHours = { elapsed: 2 * 3_600_000 + 1500, office: 3_600_000 };

test("a change is a line, and the same as JSON", async () => {
  const { translator } = await viewTools();
  expect(eventLine(event, translator)).toBe(
    "20 nov 2026, 10:32  MS-1  Ana: Falta la captura · DAI",
  );
  expect(eventLine({ ...event, mensaje: null, asunto: null }, translator)).toBe(
    "20 nov 2026, 10:32  MS-1  ahora respondido",
  );
  expect(eventJson(event)).toEqual({ v: 1, evento: "cambio", ...event });
});

test("what was waited for: who has arrived, and why it ended", async () => {
  const tickets = [
    { numero: "MS-1", estado: "respondido", alcanzado: true },
    { numero: "MS-2", estado: "asignado", alcanzado: false },
  ];
  const shown = { resultado: "plazo" as const, tickets };
  expect(awaitedView(shown, await viewTools({ paint: readablePaint }))).toEqual([
    "<good>✓</good> <strong>MS-1</strong>  <accent>respondido</accent>",
    "<warn>·</warn> <strong>MS-2</strong>  <warn>asignado</warn>",
    expect.stringMatching(/plazo/),
  ]);
  expect(awaitedView(shown, await viewTools({ decorated: false }))).toEqual([
    "MS-1\trespondido",
    "MS-2\tasignado",
  ]);
});

const news: TicketNews = {
  numero: "MS-1",
  ticket,
  age: twoHours,
  changes: [{ ...change, estado: "asignado", motivo: "estado" }, change],
  messages: [
    { ...message, texto: "primero" },
    { ...message, texto: "uno dos ".repeat(60) },
  ],
};
const gone: TicketNews = { ...news, ticket: null, age: null, messages: [], numero: "MS-2" };
const both = { perfil: "a", items: [news, gone], short: false };

test("news are a paragraph for each ticket, a line for each in a pipe, or a number", async () => {
  const tools = await viewTools({ width: 60 });
  const lines = newsView(both, tools);
  expect(lines.slice(0, 5)).toEqual([
    "2 tickets con novedades",
    "",
    "MS-1  respondido  20 nov 2026, 10:32",
    "  DAI",
    "  Ana · Abierto hace 2 h (1 h en horario de atención)",
  ]);
  const words = lines.slice(5, -2);
  expect([words.length, words[0]?.startsWith("    Ana: uno dos")]).toEqual([3, true]);
  expect(words.filter((line) => line.length > 60 || line.length < 50)).toEqual([]);
  expect(lines.slice(-2)).toEqual(["", "MS-2  respondido  20 nov 2026, 10:32"]);
  const over = { ...news, ticket: { ...ticket, estado: "conforme", funcionario: null } };
  expect(newsView({ ...both, items: [over] }, tools)[4]).toMatch(/^ {2}Duró 2 h/);
  const plain = await viewTools({ decorated: false });
  expect(newsView(both, plain)).toEqual([
    `MS-1\trespondido\t2026-11-20 10:32\tDAI\t${"uno dos ".repeat(60).trim()}`,
    "MS-2\trespondido\t2026-11-20 10:32\t\t",
  ]);
  const short = (items: readonly TicketNews[]) =>
    newsView({ perfil: "a", items, short: true }, plain);
  expect([short([news]), short([])]).toEqual([["1 ticket con novedades"], []]);
  expect(newsView({ ...both, items: [] }, tools)).toHaveLength(1);
  expect(newsView({ ...both, items: [] }, plain)).toEqual([]);
});

test("as data they are ages in seconds, and a row for each change", () => {
  const { novedades, total } = newsJson(both);
  expect([total, novedades[1]?.ticket, novedades[1]?.edad]).toEqual([2, null, null]);
  expect(novedades[0]).toMatchObject({
    edad: { segundos: 7201, segundos_habiles: 3600 },
    cambios: [{ estado: "asignado" }, { estado: "respondido", motivo: "mensaje", fecha }],
  });
  expect(novedades[0]?.ticket).not.toHaveProperty("mensajes");
  expect(newsRows(both)).toHaveLength(4);
  expect(newsRows(both)[1]).toEqual({
    numero: "MS-1",
    fecha,
    motivo: "mensaje",
    estado: "respondido",
    asunto: "DAI",
  });
});

test("the live view shows as many tickets as the terminal has rows, and counts the others", async () => {
  const watched = Array.from({ length: 9 }, (_none, at) => ({
    ticket: { ...ticket, numero: `MS-${at}`, funcionario: at === 1 ? null : "Ana" },
    fresh: at === 0,
    lastMessage: at === 2 ? undefined : message,
    answered: at === 0,
  }));
  const picture = { title: "Título", tickets: watched, ageOf: () => twoHours, status: ["Al día"] };
  const view = async (height: number, width: number) =>
    (await watchView({ ...picture, height }, await viewTools({ width }))).map((line) =>
      line.replaceAll(/ {2,}/g, " | "),
    );
  expect(await view(10, 80)).toEqual([
    "Título",
    "",
    expect.stringMatching(/^ \| NÚMERO \| ESTADO \| /),
    "● | MS-0 | respondido | 2 h | ← Falta la captura",
    " | MS-1 | respondido | 2 h | → Falta la captura",
    " | MS-2 | respondido | 2 h | DAI",
    " | MS-3 | respondido | 2 h | → Falta la captura",
    expect.stringContaining("5"),
    "",
    "Al día",
  ]);
  expect((await view(14, 80)).filter((line) => line.includes("MS-"))).toHaveLength(8);
  expect((await view(3, 80)).filter((line) => line.includes("MS-"))).toHaveLength(1);
  expect((await view(20, 100))[4]).toContain("2 h | Unidad |");
  expect((await view(20, 99))[4]).not.toContain("Unidad");
});
