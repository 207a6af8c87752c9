import { expect, test } from "vitest";
import { wayFor } from "../../src/domain/guide.ts";
import { callerKey } from "../../src/domain/submission.ts";
import { isFromDesk } from "../../src/domain/ticket.ts";
import { writtenDay } from "../../src/domain/written-day.ts";

const message = { id: "1", de: "Mesa", fecha: "", texto: "", adjuntos: [] };
const datos = { nombre: "Ana Paz", correo: "ana@oce.test" };

test.each([
  [{}, true],
  [{ de: "Ana Paz" }, false],
  [{ de: "ana@oce.test" }, false],
  [{ de: "ANA PAZ" }, true],
  // What the desk says of a side counts more than a name.
  [{ autor: "mesa", de: "Ana Paz" }, true],
  [{ autor: "operador" }, false],
  // Neither a doubtful sender nor a program answers for the desk.
  [{ autor: "mesa", dudoso: "" }, false],
  [{ autor: "mesa", automatico: true }, false],
  [{ autor: "mesa", automatico: false }, true],
  [{ dudoso: "falso" }, false],
  [{ automatico: true }, false],
] as const)("a message with %j is the desk's: %s", (facts, fromDesk) => {
  expect(isFromDesk({ ...message, ...facts }, { datos })).toBe(fromDesk);
});

test("where a case does not tell its operator, every message is the desk's", () => {
  expect(isFromDesk(message, { datos: {} })).toBe(true);
});

test.each([
  ["falla", true, false, "telefono"],
  ["falla", true, true, "incidente"],
  ["falla", false, false, "incidente"],
  ["falla", false, true, "incidente"],
  ["duda", true, false, "telefono"],
  ["duda", true, true, "consulta"],
  ["duda", false, false, "consulta"],
  ["duda", false, true, "consulta"],
] as const)("a %s, simple: %s, in writing: %s, goes by %s", (necesito, sencilla, escrito, way) => {
  expect(wayFor({ necesito, sencilla, por_escrito: escrito })).toBe(way);
});

test.each([
  ["!", true],
  ["~", true],
  ["a".repeat(200), true],
  ["a".repeat(201), false],
  ["", false],
  [" ", false],
  ["a b", false],
  ["\u007f", false],
  ["ñ", false],
  ["a\n", false],
])("%j is a key of the caller's: %s", (key, taken) => expect(callerKey.test(key)).toBe(taken));

test("a day is written as Ecuador writes it", () => {
  expect(writtenDay("2026-11-20")).toBe("20/11/2026");
});
