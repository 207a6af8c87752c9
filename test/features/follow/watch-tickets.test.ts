import { expect, test } from "vitest";
import type { TicketDetail, TicketMessage } from "../../../src/domain/ticket.ts";
import { createWatch, type Watch } from "../../../src/features/follow/watch-tickets.ts";
import type { TicketChange } from "../../../src/ports/channel.ts";

const message = (id: string, autor: "operador" | "mesa" = "mesa"): TicketMessage => ({
  id,
  de: autor,
  autor,
  fecha: "2026-11-20T15:00:00.000Z",
  texto: `texto ${id}`,
  adjuntos: [],
});

function ticket(
  numero: string,
  minute: number,
  ...mensajes: readonly TicketMessage[]
): TicketDetail {
  return {
    numero,
    tipo: "incidente",
    estado: "registrado",
    unidad: "Mesa",
    funcionario: "Ana",
    asunto: `asunto ${numero}`,
    creado: "2026-11-20T14:00:00.000Z",
    actualizado: `2026-11-20T15:${minute}:00.000Z`,
    sigue_a: null,
    datos: {},
    mensajes,
    adjuntos: [],
    cadena: [],
  };
}

const change = (numero: string, motivo: string, estado = "asignado"): TicketChange => ({
  numero,
  motivo,
  estado,
  fecha: "2026-11-20T15:30:00.000Z",
});

const shown = (watch: Watch) =>
  watch.tickets().map(({ ticket: one, fresh }) => `${one.numero}${fresh ? " nuevo" : ""}`);

test("what changed comes first, then what changed last, until one has looked", () => {
  const watch = createWatch([ticket("A", 10), ticket("B", 30), ticket("C", 20)], undefined);
  expect(shown(watch)).toEqual(["B", "C", "A"]);
  watch.take([change("A", "estado")], [ticket("A", 15)]);
  expect(shown(watch)).toEqual(["A nuevo", "B", "C"]);
  watch.look();
  expect(shown(watch)).toEqual(["B", "C", "A"]);
  watch.take([change("B", "estado")], []);
  expect(shown(watch)).toEqual(["B nuevo", "C", "A"]);
});

test("each message is shown with one change, oldest first", () => {
  const watch = createWatch([ticket("A", 10, message("1"))], undefined);
  const now = [ticket("A", 20, message("1"), message("2"), message("3"))];
  const heard = ["mensaje", "estado", "mensaje", "mensaje"].map((motivo) => change("A", motivo));
  const events = watch.take(heard, now);
  expect(events.map(({ mensaje }) => mensaje?.id)).toEqual(["2", undefined, "3", undefined]);
  expect(events[0]).toEqual({
    ...change("A", "mensaje"),
    asunto: "asunto A",
    funcionario: "Ana",
    mensaje: message("2"),
  });
  // The same message of another ticket is another one.
  const [other] = watch.take([change("B", "mensaje")], [ticket("B", 20, message("2"))]);
  expect(other?.mensaje?.id).toBe("2");
});

test("a ticket that could not be fetched has the state that the change tells", () => {
  const watch = createWatch([ticket("A", 10)], undefined);
  const [known, unknown] = watch.take([change("A", "estado"), change("Z", "mensaje")], []);
  expect(known).toMatchObject({ asunto: "asunto A", estado: "asignado", mensaje: null });
  expect(unknown).toMatchObject({ asunto: null, funcionario: null, mensaje: null });
  expect(watch.tickets().map(({ ticket: one }) => one.estado)).toEqual(["asignado"]);
  // What was fetched is believed more than the change.
  watch.take([change("A", "estado", "respondido")], [{ ...ticket("A", 20), estado: "conforme" }]);
  expect(watch.tickets().map(({ ticket: one }) => one.estado)).toEqual(["conforme"]);
});

test("of named tickets, others are neither told nor shown; without names new ones are", () => {
  const take = (watch: Watch) =>
    watch
      .take([change("A", "estado"), change("B", "creado")], [ticket("A", 20), ticket("B", 20)])
      .map(({ numero }) => numero);
  const named = createWatch([ticket("A", 10)], ["A"]);
  expect([take(named), shown(named)]).toEqual([["A"], ["A nuevo"]]);
  const all = createWatch([ticket("A", 10)], undefined);
  expect([take(all), shown(all)]).toEqual([
    ["A", "B"],
    ["A nuevo", "B nuevo"],
  ]);
});

test("a ticket whose last message is the desk's is answered", () => {
  const last = (...messages: readonly TicketMessage[]) => {
    const [only] = createWatch([ticket("A", 10, ...messages)], undefined).tickets();
    return [only?.lastMessage?.id, only?.answered];
  };
  expect(last()).toEqual([undefined, false]);
  expect(last(message("1", "operador"), message("2"))).toEqual(["2", true]);
  expect(last(message("1"), message("2", "operador"))).toEqual(["2", false]);
});
