import { expect, test } from "vitest";
import type { TicketDetail } from "../../src/domain/ticket.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { findDuplicateAtDesk } from "../../src/sending/find-duplicate.ts";
import { testTicket } from "../support/intent.ts";

const datos = {
  identificacion: "1",
  pantalla: "Despacho > DAI",
  descripcion: "Al firmar la DAI sale un error.",
};
const draft = {
  perfil: "prueba",
  canal: "portal",
  tipo: "incidente" as const,
  datos,
  files: { captures: [], document: undefined, attachments: [], problems: [], advice: [] },
  sigueA: undefined,
  clave: undefined,
};
const now = new Date("2026-11-24T03:00:00.000Z");
const running = new AbortController().signal;

/** A ticket as a desk has it: its number, its subject, what it says and about what. */
function ticket(numero: string, asunto: string, descripcion: string, change: object = {}) {
  const said = { ...datos, descripcion, ...change };
  return { ...testTicket, numero, asunto, tipo: "incidente" as const, datos: said };
}
type Kept = ReturnType<typeof ticket>;

/** Looks for the draft among these tickets; `own` stand in the journal. */
async function lookFor(
  tickets: readonly Kept[],
  options: {
    readonly own?: readonly string[];
    readonly draft?: typeof draft;
    readonly fails?: Error;
    readonly limit?: AbortSignal;
    readonly signal?: AbortSignal;
  } = {},
) {
  const asked: unknown[] = [];
  const { own = [], fails, limit = running, signal = running } = options;
  const found = await findDuplicateAtDesk(
    options.draft ?? draft,
    {
      channel: {
        listTickets: (filter, page) => {
          asked.push([filter, page]);
          if (fails !== undefined) return Promise.reject(fails);
          return Promise.resolve({ tickets, siguiente: null });
        },
        getTicket: (numero): Promise<TicketDetail> => {
          asked.push(numero);
          const kept = tickets.find((one) => one.numero === numero);
          if (kept === undefined) throw new Error("no such ticket");
          return Promise.resolve({ ...kept, mensajes: [], adjuntos: [], cadena: [] });
        },
      },
      ledger: {
        findByTicket: (perfil, numero) => {
          if (perfil !== "prueba") throw new Error("another profile");
          return Promise.resolve(own.includes(numero) ? Object(draft) : undefined);
        },
      },
      now,
      limit,
    },
    signal,
  );
  return { found, asked };
}

const same = "Al firmar la DAI sale un error.";
const alike = "Al firmar la DAI sale un error rojo.";

test("of the desk's own tickets the most alike is told, and the likeliest three are opened", async () => {
  const { found, asked } = await lookFor([
    ticket("T-1", "Despacho", "Otra cosa que no se parece."),
    ticket("T-2", "Despacho > DAI", alike),
    ticket("T-3", "DAI", "No se imprime la guía."),
    ticket("T-4", "Guía de remisión", same),
    ticket("T-5", "Error en DAI", same),
    ticket("T-6", "DAI", same),
  ]);
  expect(found).toEqual({
    exact: true,
    creado: testTicket.creado,
    numero: "T-6",
    entry: undefined,
  });
  // Guayaquil's day a week before, not that of UTC.
  expect(asked).toEqual([
    [{ tipo: "incidente", desde: "2026-11-16" }, { limit: 50 }],
    "T-3",
    "T-6",
    "T-2",
  ]);
});

test.each<[string, readonly Kept[], object | undefined]>([
  ["none", [], undefined],
  ["one alike", [ticket("T-1", "DAI", alike)], { exact: false, numero: "T-1" }],
  ["one of the same words", [ticket("T-1", "DAI", same.toUpperCase())], { exact: true }],
  ["none that says something else", [ticket("T-1", "DAI", "No se imprime.")], undefined],
  ["none of another operator", [ticket("T-1", "DAI", same, { identificacion: "2" })], undefined],
  ["none about another screen", [ticket("T-1", "Garantías", same)], undefined],
  [
    "one whose subject has the screen among others",
    [ticket("T-1", "No puedo firmar, transmitir ni imprimir en DAI desde ayer por la tarde", same)],
    { exact: true },
  ],
])("%s is found", async (_what, tickets, expected) => {
  const { found } = await lookFor(tickets);
  if (expected === undefined) expect(found).toBeUndefined();
  else expect(found).toMatchObject(expected);
});

test("what this journal knows already is not opened", async () => {
  const tickets = [ticket("T-1", "DAI", same), ticket("T-2", "DAI", alike)];
  const { found, asked } = await lookFor(tickets, { own: ["T-1"] });
  expect([found?.numero, asked.slice(1)]).toEqual(["T-2", ["T-2"]]);
});

test("a consultation is looked for by its subject, which comes before all", async () => {
  const consultation = { ...draft, datos: { ...datos, asunto: "Garantías", motivo: "DAI" } };
  const { asked } = await lookFor([ticket("T-1", "DAI", same), ticket("T-2", "Garantías", same)], {
    draft: consultation,
  });
  expect(asked.slice(1)).toEqual(["T-2"]);
});

test("a desk that fails or is slow has none; whoever breaks off, and a defect, end the search", async () => {
  const gone = AbortSignal.abort();
  const defect = new Error("defecto");
  const down = new MesaError("mesa-inalcanzable");
  expect((await lookFor([], { fails: down })).found).toBeUndefined();
  expect((await lookFor([], { fails: defect, limit: gone })).found).toBeUndefined();
  await expect(lookFor([], { fails: defect })).rejects.toBe(defect);
  await expect(lookFor([], { fails: down, signal: gone })).rejects.toBe(down);
});
