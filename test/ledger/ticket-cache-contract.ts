import { expect, test } from "vitest";
import type { TicketDetail } from "../../src/domain/ticket.ts";
import type { TicketCache } from "../../src/ports/ticket-cache.ts";
import { testTicket } from "../support/intent.ts";

const solicitud = "01a20000-0000-7000-8000-000000000001";
const perfil = "oficina";
const [first, later] = ["2026-11-24T15:00:00.000Z", "2026-11-24T16:00:00.000Z"];

function whole(numero: string, change: Partial<TicketDetail> = {}): TicketDetail {
  return {
    ...testTicket,
    numero,
    datos: {},
    adjuntos: [],
    cadena: [],
    mensajes: [],
    ...change,
  };
}

/**
 * What every place that keeps copies of tickets does.
 *
 * @param open  opens the copies of an empty place, as another process each time
 */
export function ticketCacheContract(
  bench: () => Promise<() => Promise<Omit<TicketCache, "isReadOnly" | "close">>>,
): void {
  test("a request is one ticket, whatever number it gets later", async () => {
    const cache = await (await bench())();
    const seen = async (numero: string, minute: number) =>
      await cache.keep(
        perfil,
        [{ ...testTicket, numero, solicitud }],
        `2026-11-24T15:0${minute}:00.000Z`,
      );
    await seen(solicitud, 0);
    const change = { numero: solicitud, estado: "enviado", motivo: "creado", fecha: "2026-11-24" };
    await cache.note(perfil, [change], { after: null, cursor: "c", whole: first });
    await seen("2026", 1);
    await seen("7", 2);
    expect((await cache.list(perfil, {}, 10)).map(({ numero }) => numero)).toEqual(["7"]);
    expect((await cache.unseen(perfil)).map(({ numero }) => numero)).toEqual(["7"]);
  });

  test("changes are written down once, by whoever moves on from their cursor first", async () => {
    const open = await bench();
    const [one, other] = [await open(), await open()];
    const change = { numero: "A", estado: "respondido", motivo: "mensaje", fecha: first };
    expect(await one.mark(perfil)).toEqual({ cursor: null, whole: null, seen: null });
    await one.note(perfil, [change], { after: null, cursor: "1", whole: first });
    await other.note(perfil, [change], { after: null, cursor: "1", whole: first });
    expect(await other.mark(perfil)).toEqual({ cursor: "1", whole: first, seen: null });
    const both = [one, other].map((cache) =>
      cache.note(perfil, [change, { ...change, numero: "B" }], {
        after: "1",
        cursor: "2",
        whole: later,
      }),
    );
    await Promise.all(both);
    const unseen = await other.unseen(perfil);
    expect(unseen.map(({ numero }) => numero)).toEqual(["A", "A", "B"]);
    expect(unseen[0]).toMatchObject(change);
    await one.look(perfil, unseen[1]?.id ?? 0);
    expect((await other.unseen(perfil)).map(({ numero }) => numero)).toEqual(["B"]);
    expect(await other.unseen("otro")).toEqual([]);
  });

  test("a copy keeps what was found out about a message: a doubtful one is no answer of the desk", async () => {
    const cache = await (await bench())();
    const message = { id: "1", de: "Mesa", fecha: testTicket.creado, texto: "Ya.", adjuntos: [] };
    const said = { ...message, autor: "mesa" as const };
    const details = [
      whole("A", { mensajes: [{ ...said, dudoso: "otro-remitente" }] }),
      whole("B", { mensajes: [{ ...said, automatico: true }] }),
      whole("C", { mensajes: [said] }),
    ];
    await cache.keepDetails(perfil, details, first);
    expect((await cache.detail(perfil, "A"))?.mensajes).toMatchObject([
      { dudoso: "otro-remitente" },
    ]);
    expect((await all(cache.details(perfil, {}))).map(({ numero }) => numero)).toEqual([
      "C",
      "B",
      "A",
    ]);
    expect((await all(cache.times(perfil, {}))).map(({ respondido }) => respondido)).toEqual([
      testTicket.creado,
      null,
      null,
    ]);
    expect([await cache.count(perfil), await cache.countWhole(perfil, {})]).toEqual([3, 3]);
  });

  test("of a ticket the newest copy is kept, and a whole case as long as it is of that state", async () => {
    const open = await bench();
    const [one, other] = [await open(), await open()];
    await one.keepDetails(perfil, [whole("A"), whole("B")], later);
    await other.keep(perfil, [{ ...testTicket, numero: "A", estado: "en_analisis" }], first);
    await other.keep(perfil, [{ ...testTicket, numero: "B", asunto: "Otro" }], later);
    const listed = await one.list(perfil, {}, 10);
    expect(listed.map(({ estado, asunto }) => [estado, asunto])).toEqual([
      ["registrado", "Otro"],
      ["registrado", "Algo"],
    ]);
    expect(await one.whole(perfil, ["A", "B", "C"])).toEqual(new Set(["A", "B"]));
    const answered = { ...testTicket, numero: "A", estado: "respondido", actualizado: later };
    await other.keep(perfil, [answered], later);
    expect(await one.detail(perfil, "A")).toBeUndefined();
    expect(await one.whole(perfil, ["A", "B"])).toEqual(new Set(["B"]));
    expect((await one.mark(perfil)).seen).toBe(later);
  });

  test("copies are chosen by state, form and time, newest first", async () => {
    const cache = await (await bench())();
    const tickets = Array.from({ length: 250 }, (_none, at) =>
      whole(`T-${String(at).padStart(3, "0")}`, {
        tipo: at % 2 === 0 ? "consulta" : "incidente",
        estado: at % 5 === 0 ? "respondido" : "registrado",
        creado: new Date(Date.UTC(2026, 10, 1, at)).toISOString(),
      }),
    );
    await cache.keepDetails(perfil, tickets, first);
    const filter = {
      estado: "respondido",
      tipo: "consulta" as const,
      since: tickets[10]?.creado ?? "",
      before: tickets[240]?.creado ?? "",
    };
    const wanted = tickets
      .filter((_one, at) => at % 10 === 0 && at >= 10 && at < 240)
      .map(({ numero }) => numero)
      .toReversed();
    const numbers = (found: readonly { readonly numero: string }[]) =>
      found.map(({ numero }) => numero);
    expect(numbers(await cache.list(perfil, filter, 3))).toEqual(wanted.slice(0, 3));
    expect(numbers(await all(cache.details(perfil, filter)))).toEqual(wanted);
    expect(await all(cache.times(perfil, filter))).toHaveLength(wanted.length);
    expect([await cache.count(perfil, filter), await cache.countWhole(perfil, filter)]).toEqual([
      wanted.length,
      wanted.length,
    ]);
    expect(numbers(await all(cache.details(perfil, {})))).toHaveLength(tickets.length);
  });
}

async function all<One>(found: AsyncIterable<One>): Promise<readonly One[]> {
  const read: One[] = [];
  for await (const one of found) read.push(one);
  return read;
}
