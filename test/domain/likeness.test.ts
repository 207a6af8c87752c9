import { expect, test } from "vitest";
import { likeness, plainText } from "../../src/domain/likeness.ts";

test("what stays of a text when it is typed again", () => {
  expect(plainText("  Al enviar la DAÍ,\tÑandú…  «ERROR 500»! ")).toBe(
    "al enviar la dai nandu error 500",
  );
});

test.each([
  ["Al enviar la DAI sale un error.", "al enviar la dai, sale un ERROR", 1],
  ["", "", 1],
  ["", "algo", 0],
  ["abc", "xyz", 0],
  // " abc " and " abd " share " ab" of five trigrams.
  ["abc", "abd", 0.2],
])("%o and %o are alike by %d", (one, other, expected) => {
  expect(likeness(one, other)).toBeCloseTo(expected, 5);
  expect(likeness(other, one)).toBe(likeness(one, other));
});

test("four thousand characters are compared", () => {
  const same = "abcdefgh ".repeat(445).slice(0, 3999);
  expect(likeness(`${same}x`, `${same}x tras`)).toBeGreaterThan(0.7);
  expect(likeness(`${same}x`, `${same}xy`)).toBe(1);
  expect(likeness(same, `${same}y`)).toBeLessThan(1);
});

test("a number more is still alike, another sentence is not", () => {
  const text = "Al transmitir la declaración, el sistema muestra el error 500 y no la registra.";
  expect(likeness(text, text.replace("500", "503"))).toBeGreaterThan(0.6);
  expect(likeness(text, "No se puede imprimir el manifiesto de carga.")).toBeLessThan(0.3);
});
