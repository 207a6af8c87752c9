import { expect, test } from "vitest";
import { hiddenPatterns } from "../../src/domain/evidence.ts";
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
  // The province is 01 to 24, or 30.
  ["2490012345001 3090012345001", ["ruc 24…01", "ruc 30…01"]],
  ["2590012345001 3190012345002", []],
  ["1790012349000", []],
  ["4222222222222", ["tarjeta 42…22"]],
  ["4000 0000 0000 0000006", ["tarjeta 40…06"]],
  ["5500005555555559", ["tarjeta 55…59"]],
  ["1790012345001 ana@ejemplo.ec 1710034065", ["ruc 17…01", "cedula 17…65", "correo an…ec"]],
])("in «%s» is found %j", (text, found) => {
  expect(
    findPatterns([line(text)], hiddenPatterns).map((one) => `${one.pattern} ${one.masked}`),
  ).toEqual(found);
});

test("the box is that of the words, with a margin, and with what touches them", () => {
  const [alone] = findPatterns([line("RUC: 1790012345001 activo")], ["ruc"]);
  expect(alone?.box).toEqual({ left: 166, top: 46, right: 304, bottom: 70, pattern: "ruc" });
  const [close] = findPatterns([line("RUC: 1790012345001 activo", 4)], ["ruc"]);
  expect(close?.box).toEqual({ left: 96, top: 46, right: 342, bottom: 70, pattern: "ruc" });
  const [split] = findPatterns([line("C.I. 1710034065 activo", 8)], ["cedula"]);
  expect(split?.box).toEqual({ left: 144, top: 46, right: 252, bottom: 70, pattern: "cedula" });
  const [joined] = findPatterns([line("C.I. 1710034065 activo", 7)], ["cedula"]);
  expect(joined?.box).toEqual({ left: 96, top: 46, right: 318, bottom: 70, pattern: "cedula" });
});

test("a box of several words is around all of them, and within the picture", () => {
  const word = (text: string, left: number, top: number, bottom: number) => ({
    text,
    left,
    right: left + 50.5,
    top,
    bottom,
  });
  const words = [
    word("4111", 1, 2, 10),
    word("1111", 90, 1, 9),
    word("1111", 180, 3, 12.5),
    word("1111", 270, 3, 10),
    word("fin", 400, 3, 90),
  ];
  expect(findPatterns([{ words: words.slice(4) }, { words }], hiddenPatterns)).toEqual([
    {
      pattern: "tarjeta",
      masked: "41…11",
      box: { left: 0, top: 0, right: 324, bottom: 16, pattern: "tarjeta" },
    },
  ]);
});
