import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonPieces, jsonText } from "../../src/domain/json-text.ts";

test.each([
  ["a\u009b31m", String.raw`"a\u009b31m"`],
  ["\u202efdp.exe", String.raw`"\u202efdp.exe"`],
  ["MS\u200b-\u00ad1", String.raw`"MS\u200b-\u00ad1"`],
  ["x\u{e0041}", String.raw`"x\udb40\udc41"`],
  ["ñ 😀 €", '"ñ 😀 €"'],
])("%j is written as %s", (value, text) => expect(jsonText(value)).toBe(text));

test("it is the same value, and nothing in it is invisible", () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
      const text = jsonText(value, 2);
      expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(value));
      expect(text).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e]/,
      );
    }),
  );
});

test("it stands on one line where no indentation is asked for, and nothing is null", () => {
  expect([jsonText({ a: [1] }), jsonText({ a: 1 }, 1), jsonText(undefined)]).toEqual([
    '{"a":[1]}',
    '{\n "a": 1\n}',
    "null",
  ]);
});

test.each([0, 1, 2, 3])("in pieces it is the same JSON: %i items", async (count) => {
  const items = Array.from({ length: count }, (_none, at) => ({ at, lista: ["ñ", {}] }));
  const head = { v: 1, "con\u200b": { uno: [1] } };
  const pieces: string[] = [];
  for await (const piece of jsonPieces(head, "ítems", items)) pieces.push(piece);
  expect(pieces.join("")).toBe(`${jsonText({ ...head, ítems: items }, 2)}\n`);
  expect(pieces).toHaveLength(2 + 2 * count);
});
