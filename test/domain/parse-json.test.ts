import { expect, test } from "vitest";
import { parseJson } from "../../src/domain/parse-json.ts";

const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);

test("JSON is read as deep as a hundred levels, and as wide as it is", () => {
  expect(parseJson(nested(100))).toBeDefined();
  expect(parseJson(nested(101))).toBeUndefined();
  const wide = `[${nested(60)},${nested(60)},${"{},".repeat(300)}"${"[".repeat(200)}"]`;
  expect(parseJson(wide)).toHaveLength(303);
  for (const text of ["", "{", "[1,]", "nada"]) expect(parseJson(text)).toBeUndefined();
  expect([parseJson("null"), parseJson(" 7 ")]).toEqual([null, 7]);
});
