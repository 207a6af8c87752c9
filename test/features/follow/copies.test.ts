import { expect, test } from "vitest";
import type { TicketDetail } from "../../../src/domain/ticket.ts";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import { collectNews } from "../../../src/features/follow/collect-news.ts";
import { fetchDetails } from "../../../src/features/follow/sync-tickets.ts";

const ticket = (numero: string, change: Partial<TicketDetail> = {}): TicketDetail => ({
  numero,
  tipo: "incidente",
  estado: "registrado",
  unidad: "Mesa",
  funcionario: "Ana",
  asunto: "Asunto",
  creado: "2026-11-20T14:00:00.000Z",
  actualizado: "2026-11-20T15:00:00.000Z",
  sigue_a: null,
  datos: {},
  mensajes: [],
  adjuntos: [],
  cadena: [],
  ...change,
});

test("news have the messages since the first change, and those of a second before", async () => {
  const message = (fecha: string) => ({
    id: fecha,
    de: "Ana",
    autor: "mesa" as const,
    fecha,
    texto: "Sí.",
    adjuntos: [],
  });
  const before = message("2026-11-20T14:59:58.999Z");
  const just = message("2026-11-20T14:59:59.000Z");
  const after = message("2026-11-20T16:00:00.000Z");
  const known = ticket("MS-1", { mensajes: [before, just, after] });
  const change = (id: number, numero: string, fecha: string) => ({
    id,
    numero,
    fecha,
    motivo: "mensaje",
    estado: "respondido",
  });
  const unseen = [
    change(4, "MS-1", "2026-11-20T15:00:00.000Z"),
    change(5, "MS-2", "2026-11-20T15:10:00.000Z"),
    change(7, "MS-1", "2026-11-20T16:00:00.000Z"),
  ];
  const cache = {
    unseen: () => Promise.resolve(unseen),
    detail: (_perfil: string, numero: string) =>
      Promise.resolve(numero === "MS-1" ? known : undefined),
  };
  const now = new Date("2026-11-20T17:00:00.000Z");
  const needs = { now, holidayOf: () => undefined };
  const shown = unseen.map(({ id: _id, ...one }) => one);
  expect(await collectNews("uno", cache, needs)).toEqual({
    items: [
      {
        numero: "MS-1",
        ticket: known,
        age: { elapsed: 3 * 3_600_000, office: 3 * 3_600_000 },
        changes: [shown[0], shown[2]],
        messages: [just, after],
      },
      { numero: "MS-2", ticket: null, age: null, changes: [shown[1]], messages: [] },
    ],
    last: 7,
  });
  const none = { ...cache, unseen: () => Promise.resolve([]) };
  expect(await collectNews("uno", none, needs)).toEqual({ items: [], last: null });
});

test.each([
  ["four at once behind a first one of usual length", 500_000, 4],
  ["one by one behind a long one", 500_001, 1],
])("whole tickets are fetched %s", async (_what, length, atOnce) => {
  // The characters of all its texts, of which those of its description are the most.
  const numbers = ["MS-1", "MS-2", "MS-3", "MS-4", "MS-5", "MS-6"];
  const rest = JSON.stringify(
    Object.values(ticket("MS-1")).filter((one) => typeof one === "string"),
  );
  const words = JSON.parse(rest).join("").length;
  let [underWay, most] = [0, 0];
  const channel = {
    async getTicket(numero: string) {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((done) => setImmediate(done));
      underWay -= 1;
      if (numero === "MS-6") throw new MesaError("ticket-no-existe");
      return ticket(numero, { datos: { descripcion: "x".repeat(length - words) } });
    },
  };
  const { signal } = new AbortController();
  const details = await fetchDetails(numbers, channel, signal);
  expect([details.map(({ numero }) => numero), most]).toEqual([
    numbers.filter((one) => one !== "MS-6"),
    atOnce,
  ]);
  const broken = { getTicket: () => Promise.reject(new MesaError("mesa-falla")) };
  await expect(fetchDetails(numbers, broken, signal)).rejects.toMatchObject({ code: "mesa-falla" });
});
