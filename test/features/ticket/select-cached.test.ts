import { expect, test } from "vitest";
import type { Ticket } from "../../../src/domain/ticket.ts";
import { cachedFilter, selectCached } from "../../../src/features/ticket/select-cached.ts";
import type { TicketFilter } from "../../../src/ports/channel.ts";
import { testTicket } from "../../support/intent.ts";

const copies: readonly Ticket[] = ["Niñez y placa", "Otra placa", "PLACA", "Firma"].map(
  (asunto, at) => ({ ...testTicket, numero: `MS-${at + 1}`, asunto }),
);

/** The numbers of what is found among these copies, and what the cache was asked for. */
async function selected(
  filter: TicketFilter & { readonly buscar?: string },
  limit: number,
  keeps?: (ticket: Ticket) => boolean,
) {
  const asked: unknown[] = [];
  const list = async (perfil: string, conditions: object, rows: number) => {
    asked.push(perfil, conditions, rows);
    return await Promise.resolve(copies.slice(0, rows));
  };
  const { tickets, more } = await selectCached({ list }, "uno", filter, { limit, keeps });
  return [tickets.map(({ numero }) => Number(numero.slice(3))), more, ...asked];
}

const all = Number.MAX_SAFE_INTEGER;
const odd = ({ numero }: Ticket): boolean => Number(numero.slice(3)) % 2 === 1;

test.each<[TicketFilter & { readonly buscar?: string }, number, boolean, readonly unknown[]]>([
  [{}, 3, false, [[1, 2, 3], true, "uno", {}, 4]],
  [{}, 4, false, [[1, 2, 3, 4], false, "uno", {}, 5]],
  [{ buscar: " " }, 3, false, [[1, 2, 3], true, "uno", {}, 4]],
  [{ buscar: "placa" }, 3, false, [[1, 2, 3], false, "uno", {}, all]],
  [{ buscar: "Placa" }, 2, false, [[1, 2], true, "uno", {}, all]],
  [{ buscar: "PLACA  ninez" }, 3, false, [[1], false, "uno", {}, all]],
  [{ buscar: "ms-4" }, 3, false, [[4], false, "uno", {}, all]],
  [{ buscar: "MS-4 placa" }, 3, false, [[], false, "uno", {}, all]],
  [{}, 1, true, [[1], true, "uno", {}, all]],
  [
    { buscar: "placa", tipo: "consulta" },
    2,
    true,
    [[1, 3], false, "uno", { tipo: "consulta" }, all],
  ],
])("with %j at most %d are found, only odd ones: %s", async (filter, limit, onlyOdd, expected) => {
  expect(await selected(filter, limit, onlyOdd ? odd : undefined)).toEqual(expected);
});

test.each<[TicketFilter, object]>([
  [{}, {}],
  [
    { estado: "asignado", tipo: "incidente" },
    { estado: "asignado", tipo: "incidente" },
  ],
  [{ desde: "2026-11-20" }, { since: "2026-11-20T05:00:00.000Z" }],
  [{ hasta: "2026-11-20" }, { before: "2026-11-21T05:00:00.000Z" }],
  [
    { desde: "2026-02-28", hasta: "2026-02-28" },
    {
      since: "2026-02-28T05:00:00.000Z",
      before: "2026-03-01T05:00:00.000Z",
    },
  ],
])("the days of %j are those of Guayaquil", (filter, expected) => {
  expect(cachedFilter(filter)).toEqual(expected);
});
