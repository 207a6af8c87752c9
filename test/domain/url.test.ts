import { expect, test } from "vitest";
import { percentEncode } from "../../src/domain/url.ts";

test.each([
  ["MS-2026-000001", "MS-2026-000001"],
  ["a/b?c#d %", "a%2Fb%3Fc%23d%20%25"],
  ["¿Ñandú?", "%C2%BF%C3%91and%C3%BA%3F"],
  ["😀", "%F0%9F%98%80"],
  ["a\udfff", "a%EF%BF%BD"],
  ["\ud83d\udfff\ud83d", "%F0%9F%9F%BF%EF%BF%BD"],
])("%j goes into an address as %s", (text, encoded) => {
  expect(percentEncode(text)).toBe(encoded);
});
