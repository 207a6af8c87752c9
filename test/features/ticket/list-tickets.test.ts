import { expect, test } from "vitest";
import type { Ticket } from "../../../src/domain/ticket.ts";
import { listTickets, openTickets } from "../../../src/features/ticket/list-tickets.ts";
import type { Channel } from "../../../src/ports/channel.ts";
import { testTicket } from "../../support/intent.ts";

const ticket = (number: number): Ticket => ({ ...testTicket, numero: `T-${number}` });
const { signal } = new AbortController();

/** A desk with so many tickets, in pages as long as asked for but at most `most`, and what it was asked. */
function desk(count: number, most = 200) {
  const asked: unknown[] = [];
  const listing: Channel["listTickets"] = async (filter, { limit, cursor }, given) => {
    asked.push([filter, limit, cursor, given === signal]);
    const from = Number(cursor ?? 0);
    const to = Math.min(from + Math.min(limit, most), count);
    const tickets = Array.from({ length: to - from }, (_one, at) => ticket(from + at));
    return await Promise.resolve({ tickets, siguiente: to < count ? String(to) : null });
  };
  return { asked, channel: { listTickets: listing } };
}

interface Wanted {
  readonly limit: number;
  readonly cursor?: string;
  readonly keeps?: (ticket: Ticket) => boolean;
}

const even = ({ numero }: Ticket): boolean => Number(numero.slice(2)) % 2 === 0;
const filter = { desde: "2026-11-01" };

test.each<[string, number, Wanted, number, string | null, readonly [number, string?][]]>([
  ["of none at all", 0, { limit: 10 }, 0, null, [[10]]],
  ["as many as there are", 10, { limit: 10 }, 10, null, [[10]]],
  ["fewer than there are", 11, { limit: 10 }, 10, "10", [[10]]],
  ["of one page", 200, { limit: 201 }, 200, null, [[200]]],
  ["of two pages", 201, { limit: 201 }, 201, null, [[200], [1, "200"]]],
  ["of all", 401, { limit: 9999 }, 401, null, [[200], [200, "200"], [200, "400"]]],
  ["from a cursor on", 30, { limit: 20, cursor: "15" }, 15, null, [[20, "15"]]],
  // Those that do not count are made up for by the next page.
  [
    "that fit",
    30,
    { limit: 10, keeps: even },
    10,
    "19",
    [[10], [5, "10"], [2, "15"], [1, "17"], [1, "18"]],
  ],
])("the newest tickets %s", async (_what, count, wanted, found, next, pages) => {
  const { asked, channel } = desk(count);
  const page = await listTickets(channel, filter, { cursor: undefined, ...wanted }, signal);
  const from = Number(wanted.cursor ?? 0);
  const step = wanted.keeps === undefined ? 1 : 2;
  expect(page).toEqual({
    tickets: Array.from({ length: found }, (_one, at) => ticket(from + at * step)),
    siguiente: next,
  });
  expect(asked).toEqual(pages.map(([limit, cursor]) => [filter, limit, cursor, true]));
});

test("a desk that repeats itself is left as soon as it does, but the last page may", async () => {
  const again: Channel["listTickets"] = (_filter, { limit }) =>
    Promise.resolve({ tickets: limit === 1 ? [ticket(1)] : [], siguiente: "1" });
  const list = (limit: number) =>
    listTickets({ listTickets: again }, {}, { limit, cursor: "1" }, signal);
  expect(await list(1)).toEqual({ tickets: [ticket(1)], siguiente: "1" });
  await expect(list(2)).rejects.toMatchObject({ code: "respuesta-invalida" });
});

test("open tickets are asked for state by state", async () => {
  const { asked, channel } = desk(2);
  expect(await openTickets(channel, signal)).toEqual(
    Array.from({ length: 4 }).flatMap(() => [ticket(0), ticket(1)]),
  );
  const states = ["registrado", "asignado", "en_analisis", "respondido"];
  expect(asked).toEqual(states.map((estado) => [{ estado }, 100, undefined, true]));
});
