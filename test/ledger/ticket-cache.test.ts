import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openTicketCache } from "../../src/ledger/ticket-cache.ts";
import { openEngine } from "../../src/sqlite/open-engine.ts";
import { testTicket } from "../support/intent.ts";
import { testFolder } from "../support/test-context.ts";
import { ticketCacheContract } from "./ticket-cache-contract.ts";

ticketCacheContract(async () => {
  const folder = testFolder();
  return async () => {
    const cache = await openTicketCache(folder);
    onTestFinished(cache.close);
    return cache;
  };
});

const detail = { datos: { asunto: "Algo" }, mensajes: [], adjuntos: [], cadena: [] };
const seen = "2026-11-24T15:00:00.000Z";

test("of more whole cases than are read at once each comes once, the newest first", async () => {
  const cache = await openTicketCache(testFolder());
  onTestFinished(cache.close);
  const numbers = Array.from({ length: 1003 }, (_none, at) => `T-${String(at).padStart(4, "0")}`);
  const cases = numbers.map((numero, at) => {
    const creado = new Date(Date.parse(seen) + Math.floor(at / 3) * 1000).toISOString();
    return { ...testTicket, ...detail, numero, creado };
  });
  await cache.keepDetails("prueba", cases, seen);
  const found: string[] = [];
  for await (const one of cache.details("prueba", {})) found.push(one.numero);
  expect(found).toEqual(numbers.toReversed());
  let times = 0;
  for await (const one of cache.times("prueba", {})) times += one.respondido === null ? 1 : 0;
  expect([times, await cache.countWhole("prueba", {})]).toEqual([1003, 1003]);
});

test("of a copy that an older version made the whole case says when it was answered", async () => {
  const folder = testFolder();
  const cache = await openTicketCache(folder);
  onTestFinished(cache.close);
  const mensaje = {
    id: "1",
    de: "mesa",
    autor: "mesa" as const,
    fecha: seen,
    texto: "Listo.",
    adjuntos: [],
  };
  await cache.keepDetails("prueba", [{ ...testTicket, ...detail, mensajes: [mensaje] }], seen);
  const times = async () => {
    const found = [];
    for await (const one of cache.times("prueba", {})) found.push(one);
    return found;
  };
  const before = await times();
  expect(before).toMatchObject([{ respondido: seen, creado: testTicket.creado }]);
  const engine = openEngine(join(folder, "tickets.db"));
  onTestFinished(() => engine.close());
  engine.exec("UPDATE tickets SET respondido = NULL");
  expect(await times()).toEqual(before);
});

test("every copy of a profile is gone through as it lies here", async () => {
  const cache = await openTicketCache(testFolder());
  onTestFinished(cache.close);
  expect(cache.profiles()).toEqual([]);
  const whole = { ...testTicket, ...detail, numero: "T-2" };
  await cache.keep("prueba", [testTicket], seen);
  await cache.keepDetails("prueba", [whole], "2026-11-25T15:00:00.000Z");
  await cache.keep("otro", [testTicket], seen);
  await cache.note("tercero", [], { after: null, cursor: "c", whole: seen });
  const copies = [...cache.copies("prueba")];
  expect(copies.toSorted((one, two) => (one.ticket.numero < two.ticket.numero ? -1 : 1))).toEqual([
    { ticket: testTicket, detail: null, seen },
    {
      ticket: { ...testTicket, numero: "T-2" },
      detail: whole,
      seen: "2026-11-25T15:00:00.000Z",
    },
  ]);
  expect([...cache.copies("nadie")]).toEqual([]);
  expect(cache.profiles().toSorted()).toEqual(["otro", "prueba", "tercero"]);
});
