import { expect, onTestFinished, test } from "vitest";
import { openTicketCache } from "../../src/ledger/ticket-cache.ts";
import { testTicket } from "../support/intent.ts";
import { testFolder } from "../support/test-context.ts";

const solicitud = "01a20000-0000-7000-8000-000000000001";
const perfil = "oficina";

test("a request is one ticket, whatever number it gets later", async () => {
  const cache = await openTicketCache(testFolder());
  onTestFinished(cache.close);
  const seen = (numero: string, minute: number) =>
    cache.keep(perfil, [{ ...testTicket, numero, solicitud }], `2026-11-24T15:0${minute}:00.000Z`);
  seen(solicitud, 0);
  const change = { numero: solicitud, estado: "enviado", motivo: "creado", fecha: "2026-11-24" };
  cache.note(perfil, [change], { cursor: "c", whole: "2026-11-24T15:00:00.000Z" });
  seen("2026", 1);
  seen("7", 2);
  expect(cache.list(perfil, {}, 10).map(({ numero }) => numero)).toEqual(["7"]);
  expect(cache.unseen(perfil).map(({ numero }) => numero)).toEqual(["7"]);
});

test("a copy keeps what was found out about a message: a doubtful one is no answer of the desk", async () => {
  const cache = await openTicketCache(testFolder());
  onTestFinished(cache.close);
  const message = { id: "1", de: "Mesa", fecha: testTicket.creado, texto: "Ya.", adjuntos: [] };
  const said = { ...message, autor: "mesa" as const };
  const whole = { ...testTicket, datos: {}, adjuntos: [], cadena: [] };
  const cases = {
    A: [{ ...said, dudoso: "otro-remitente" }],
    B: [{ ...said, automatico: true }],
    C: [said],
  };
  const details = Object.entries(cases).map(([numero, mensajes]) => ({
    ...whole,
    numero,
    mensajes,
  }));
  cache.keepDetails(perfil, details, "2026-11-24T15:00:00.000Z");
  expect(cache.detail(perfil, "A")?.mensajes).toMatchObject([{ dudoso: "otro-remitente" }]);
  expect([...cache.details(perfil, {})].map(({ numero }) => numero)).toEqual(["C", "B", "A"]);
  expect([...cache.times(perfil, {})].map(({ respondido }) => respondido)).toEqual([
    testTicket.creado,
    null,
    null,
  ]);
  expect(cache.count(perfil)).toEqual({ all: 3, whole: 3 });
});
