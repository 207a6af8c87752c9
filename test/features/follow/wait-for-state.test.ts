import { expect, test } from "vitest";
import type { TicketDetail } from "../../../src/domain/ticket.ts";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import { waitForState } from "../../../src/features/follow/wait-for-state.ts";

const ticket = (numero: string, estado: string): TicketDetail => ({
  numero,
  estado,
  tipo: "incidente",
  unidad: "",
  funcionario: null,
  asunto: "",
  creado: "2026-11-20T14:00:00.000Z",
  actualizado: "2026-11-20T14:00:00.000Z",
  sigue_a: null,
  datos: {},
  mensajes: [],
  adjuntos: [],
  cadena: [],
});

interface Desk {
  /** States at the beginning. */
  readonly first: Readonly<Record<string, string>>;
  /** What each request hears, as `number state`; after the last one nothing does. */
  readonly heard?: readonly (readonly string[])[];
  /** States at the end, where they are looked at again; or why they are not told. */
  readonly last?: Readonly<Record<string, string>> | Error;
}

/** Waits ten minutes for `respondido`. */
async function wait({ first, heard = [], last = {} }: Desk) {
  let nowMs = Date.parse("2026-11-20T15:00:00Z");
  const left = [...heard];
  const looks: string[] = [];
  const numbers = Object.keys(first);
  const channel = {
    changes() {
      const cambios = (left.shift() ?? []).map((text) => {
        const [numero = "", estado = ""] = text.split(" ");
        return { numero, estado, motivo: "estado", fecha: "" };
      });
      return Promise.resolve({ cambios, siguiente: "" });
    },
    getTicket(numero: string) {
      looks.push(numero);
      const again = looks.length > numbers.length;
      if (again && last instanceof Error) return Promise.reject(last);
      const states = again && !(last instanceof Error) ? { ...first, ...last } : first;
      return Promise.resolve(ticket(numero, states[numero] ?? ""));
    },
  };
  const needs = {
    channel,
    clock: () => new Date(nowMs),
    monotonicMs: () => nowMs,
    wait: (milliseconds: number) => Promise.resolve(void (nowMs += milliseconds)),
    holidayOf: () => undefined,
    longPolls: true,
    timeoutMs: undefined,
    until: new Date(nowMs + 600_000),
  };
  const { signal } = new AbortController();
  const { resultado, tickets } = await waitForState(
    { numbers, state: "respondido" },
    "0",
    needs,
    signal,
  );
  const reached = tickets.map((one) => `${one.numero} ${one.estado} ${one.alcanzado}`);
  return { resultado, reached, again: looks.slice(numbers.length) };
}

test.each<[string, Desk, string, readonly string[], readonly string[]]>([
  ["all are there already", { first: { A: "respondido" } }, "alcanzado", ["A respondido true"], []],
  ["one can't be", { first: { A: "anulado" } }, "rechazado", ["A anulado false"], []],
  [
    "both come there, and one goes on",
    {
      first: { A: "registrado", B: "asignado" },
      heard: [["A respondido"], ["A anulado", "Z rechazado"], ["B conforme"]],
    },
    "alcanzado",
    ["A anulado true", "B conforme true"],
    [],
  ],
  [
    "one is refused while the other waits",
    { first: { A: "registrado", B: "asignado" }, heard: [[], ["B rechazado"]] },
    "rechazado",
    ["A registrado false", "B rechazado false"],
    [],
  ],
  [
    "the time is up, and a last look finds it answered",
    {
      first: { A: "registrado", B: "asignado" },
      heard: [["A respondido"]],
      last: { B: "respondido" },
    },
    "alcanzado",
    ["A respondido true", "B respondido true"],
    ["B"],
  ],
  ["the time is up", { first: { A: "registrado" } }, "plazo", ["A registrado false"], ["A"]],
  [
    "the time is up and the desk is down",
    { first: { A: "registrado" }, last: new MesaError("mesa-falla") },
    "plazo",
    ["A registrado false"],
    ["A"],
  ],
])("%s", async (_what, desk, resultado, reached, again) => {
  expect(await wait(desk)).toEqual({ resultado, reached, again });
});

test("what asking again would not help is not the end of the time", async () => {
  const last = new MesaError("sesion-caducada");
  await expect(wait({ first: { A: "registrado" }, last })).rejects.toBe(last);
});
