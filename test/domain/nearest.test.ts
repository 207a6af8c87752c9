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
