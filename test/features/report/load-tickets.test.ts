import { expect, test } from "vitest";
import type { Ticket, TicketDetail, TicketMessage } from "../../../src/domain/ticket.ts";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import type { SyncNeeds } from "../../../src/features/follow/sync-tickets.ts";
import { loadCopies, loadTickets } from "../../../src/features/report/load-tickets.ts";
import type { TicketCache } from "../../../src/ports/ticket-cache.ts";
import { testTicket } from "../../support/intent.ts";

const now = "2026-11-20T15:40:00.000Z";
const answered = "2026-11-25T15:00:00.000Z";
const { signal } = new AbortController();

const ticket = (numero: string): Ticket => ({ ...testTicket, numero });
function detail(numero: string): TicketDetail {
  const message: TicketMessage = {
    id: "1",
    de: "Mesa",
    autor: "mesa",
    fecha: answered,
    texto: "",
    adjuntos: [],
  };
  return { ...ticket(numero), datos: {}, cadena: [], adjuntos: [], mensajes: [message] };
}

/** Copies in memory, of which those named are whole from the beginning; read-only ones take none. */
function copies(whole: readonly string[], isReadOnly: boolean) {
  const done: unknown[] = [];
  const kept = new Map(whole.map((numero) => [numero, detail(numero)]));
  const unused = () => Promise.reject(new Error("it has no part in this"));
  const cache: TicketCache = {
    isReadOnly: async () => await Promise.resolve(isReadOnly),
    keep: async (perfil, tickets, seen) => {
      await Promise.resolve(done.push(["keep", perfil, tickets.length, seen]));
    },
    keepDetails: async (perfil, details, seen) => {
      for (const one of details) kept.set(one.numero, one);
      await Promise.resolve(
        done.push(["whole", perfil, ...details.map((one) => one.numero), seen]),
      );
    },
    whole: async (_perfil, numbers) =>
      await Promise.resolve(new Set(numbers.filter((numero) => kept.has(numero)))),
    detail: async (_perfil, numero) => await Promise.resolve(kept.get(numero)),
    count: async (perfil, filter) => {
      done.push(["count", perfil, filter]);
      return await Promise.resolve(7);
    },
    countWhole: async (perfil, filter) => {
      done.push(["countWhole", perfil, filter]);
      return await Promise.resolve(5);
    },
    details: async function* (perfil, filter) {
      done.push(["details", perfil, filter]);
      yield* await Promise.resolve([]);
    },
    times: async function* (perfil, filter) {
      done.push(["times", perfil, filter]);
      yield* await Promise.resolve([]);
    },
    list: unused,
    mark: unused,
    note: unused,
    unseen: unused,
    look: unused,
    close: () => {},
  };
  return { done, cache, kept };
}

/** A desk with four tickets, of which T-3 has gone. */
function desk() {
  const asked: string[] = [];
  const channel: SyncNeeds["channel"] = {
    listTickets: async (filter, page) => {
      asked.push(JSON.stringify([filter, page]));
      const tickets = ["T-1", "T-2", "T-3", "T-4"].map(ticket);
      return await Promise.resolve({ tickets, siguiente: null });
    },
    getTicket: async (numero) => {
      asked.push(numero);
      if (numero === "T-3") throw new MesaError("ticket-no-existe", { params: { numero } });
      return await Promise.resolve(detail(numero));
    },
    changes: () => Promise.reject(new Error("no changes are asked for")),
  };
  return { asked, channel };
}

async function all<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const found: Item[] = [];
  for await (const one of items) found.push(one);
  return found;
}

test.each([
  ["only what has changed is fetched", false, ["T-2", "T-3", "T-4"]],
  ["all is fetched where nothing can be kept", true, ["T-1", "T-2", "T-3", "T-4"]],
])("%s; what has gone is missing", async (_what, isReadOnly, fetched) => {
  const { done, cache } = copies(["T-1"], isReadOnly);
  const { asked, channel } = desk();
  const progress: unknown[] = [];
  const loaded = await loadTickets(
    { tipo: "consulta" },
    { perfil: "uno", channel, cache, clock: () => new Date(now) },
    signal,
    (count, total) => progress.push([count, total]),
  );
  expect(asked).toEqual(['[{"tipo":"consulta"},{"limit":200}]', ...fetched]);
  expect(progress).toEqual(fetched.map((_one, at) => [at + 1, fetched.length]));
  const written = isReadOnly ? [] : ["T-2", "T-4"].map((numero) => ["whole", "uno", numero, now]);
  expect(done).toEqual([["keep", "uno", 4, now], ...written]);
  expect([loaded.count, loaded.missing]).toEqual([3, 1]);
  expect(await all(loaded.tickets())).toEqual(["T-1", "T-2", "T-4"].map(detail));
  expect(await all(loaded.times())).toEqual(
    ["T-1", "T-2", "T-4"].map((numero) => ({ ...detail(numero), respondido: answered })),
  );
});

test("a copy that goes while it is read is passed over", async () => {
  const { cache, kept } = copies(["T-1", "T-2", "T-3", "T-4"], false);
  const needs = { perfil: "uno", channel: desk().channel, cache, clock: () => new Date(now) };
  const loaded = await loadTickets({}, needs, signal, () => {});
  kept.delete("T-2");
  expect((await all(loaded.tickets())).map(({ numero }) => numero)).toEqual(["T-1", "T-3", "T-4"]);
  expect([loaded.count, loaded.missing]).toEqual([4, 0]);
});

test("from copies alone, all conditions go to the cache", async () => {
  const { done, cache } = copies([], false);
  const loaded = await loadCopies(
    { tipo: "incidente", desde: "2026-11-20" },
    { perfil: "uno", cache },
  );
  expect([loaded.count, loaded.missing]).toEqual([5, 2]);
  expect([await all(loaded.tickets()), await all(loaded.times())]).toEqual([[], []]);
  const filter = { tipo: "incidente", since: "2026-11-20T05:00:00.000Z" };
  expect(done).toEqual(
    ["countWhole", "count", "details", "times"].map((one) => [one, "uno", filter]),
  );
});
