import fc from "fast-check";
import { expect, test } from "vitest";
import { nearest } from "../../src/domain/nearest.ts";

const fields = ["pantalla", "fecha", "hora", "distrito", "descripcion", "capturas"];

test.each([
  ["pantala", "pantalla"],
  ["ditsrito", "distrito"],
  ["DESCRIPCIÓN", "descripcion"],
  ["captura", "capturas"],
  ["desc", "descripcion"],
  ["zzz", undefined],
  ["", undefined],
])("for %j the nearest is %j", (word, found) => expect(nearest(word, fields)).toBe(found));

test.each([
  // At most a third of the letters, rounded down; at least one, at most three.
  ["ab", "xb", true],
  ["ab", "xy", false],
  ["abcde", "axcde", true],
  ["abcde", "xycde", false],
  ["abcdef", "xycdef", true],
  ["abcdef", "xyzdef", false],
  ["abcdefghi", "xyzdefghi", true],
  ["abcdefghijkl", "abcdefghixyz", true],
  ["abcdefghijkl", "abcdefghwxyz", false],
  // One for a letter more, a letter less, and two that changed places.
  ["bacdfe", "abcdef", true],
  ["badcfe", "abcdef", false],
  ["ilsta", "lista", true],
  ["lsita", "lista", true],
  ["lisat", "lista", true],
  ["lzita", "lista", false],
  ["litza", "lista", false],
  ["abdceghfi", "abcdefghi", true],
  ["abcdef", "cdef", true],
  ["abcdef", "def", false],
  ["cdefgh", "abcdefgh", true],
  ["defghi", "abcdefghi", false],
  ["abcdef", "abcdefxyz", true],
  ["a", "abcdef", false],
  // Only the first 64 characters are compared.
  [`${"x".repeat(64)}abcd`, `${"x".repeat(64)}1234`, true],
  [`${"x".repeat(63)}a12345`, `${"x".repeat(63)}abcdef`, true],
  [`${"x".repeat(60)}abcd`, `${"x".repeat(60)}1234`, false],
])("%j is near %j: %s", (word, candidate, near) => {
  expect(nearest(word, [candidate])).toBe(near ? candidate : undefined);
});

test("of two that begin with the word, or are as near, none or the first is meant", () => {
  expect(nearest("des", ["desde", "destino"])).toBeUndefined();
  expect(nearest("casa", ["cama", "capa"])).toBe("cama");
  expect(nearest("casa", ["masa", "cosas", "casas"])).toBe("casas");
  expect(nearest("xasa", ["masa", "casas"])).toBe("masa");
});

test("of two the nearer one is meant, whatever it begins with", () => {
  expect(nearest("zistar", ["zistxx", "listar"])).toBe("listar");
});

test("of two as near the one that begins alike is meant", () => {
  expect(nearest("fsh", ["bash", "zsh", "fish"])).toBe("fish");
});

test("a word is its own nearest, and any text gets an answer", () => {
  fc.assert(
    fc.property(fc.constantFrom(...fields), fc.string(), (field, text) => {
      expect(nearest(field, fields)).toBe(field);
      void nearest(text, fields);
    }),
  );
});
