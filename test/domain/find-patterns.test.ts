import { expect, test } from "vitest";
import { findPatterns } from "../../src/domain/find-patterns.ts";

/** A line of words, ten pixels a letter, with a gap of `gap` pixels between them. */
function line(text: string, gap = 30) {
  let left = 100;
  const words = text.split(" ").map((one) => {
    const word = { text: one, left, right: left + one.length * 10, top: 50, bottom: 66 };
    left = word.right + gap;
    return word;
  });
  return { words };
}
const all = ["ruc", "cedula", "correo", "tarjeta"] as const;

test.each([
  ["RUC: 1790012345001", ["ruc 17…01"]],
  ["C.I. 1710034065", ["cedula 17…65"]],
  ["171003406-5", ["cedula 17…-5"]],
  ["escriba a maria.perez@ejemplo.ec hoy", ["correo ma…ec"]],
  ["4111 1111 1111 1111", ["tarjeta 41…11"]],
  ["4111 1111 1111 1112", []],
  ["028-2026-10-00012345", []],
  ["20/11/2026 10:32", []],
  ["99999999990019", []],
])("in «%s» is found %j", (text, found) => {
  expect(findPatterns([line(text)], all).map((one) => `${one.pattern} ${one.masked}`)).toEqual(
    found,
  );
});

test("the box is that of the words, with a margin, and with what touches them", () => {
  const [alone] = findPatterns([line("RUC: 1790012345001 activo")], ["ruc"]);
  expect(alone?.box).toEqual({ left: 166, top: 46, right: 304, bottom: 70, pattern: "ruc" });
  const [close] = findPatterns([line("RUC: 1790012345001 activo", 4)], ["ruc"]);
  expect(close?.box).toMatchObject({ left: 96, right: 342 });
});
