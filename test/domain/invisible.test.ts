import { expect, test } from "vitest";
import {
  oddCharacters,
  plainTyping,
  withoutInvisible,
  withoutStrayInvisible,
} from "../../src/domain/invisible.ts";

test.each([
  ["MS\u200b-\u00ad1\ufeff", "MS-1", "MS-1"],
  ["\u202efdp.exe\u202c", "fdp.exe", "fdp.exe"],
  // Controls are taken out as a whole elsewhere.
  ["a\u001b[31m\u0085b", "a\u001b[31m\u0085b", "a\u001b[31m\u0085b"],
  ["a\u200db", "ab", "ab"],
  // Joiners that change how a script or an emoji looks.
  ["\u0915\u200d\u0937 \u200b", "\u0915\u0937 ", "\u0915\u200d\u0937 "],
  ["\u{1f469}\u200d\u{1f4bb} y \u200d", "\u{1f469}\u{1f4bb} y ", "\u{1f469}\u200d\u{1f4bb} y "],
  ["ñ €", "ñ €", "ñ €"],
])("of %j nobody sees more than %j, in running text %j", (text, all, running) => {
  expect([withoutInvisible(text), withoutStrayInvisible(text)]).toEqual([all, running]);
});

test.each([
  ["\ufeff 20\u201110\u20112026\u00a0 ", "20-10-2026"],
  ["\uff12\uff10\u2212\uff11", "20-1"],
  ["10:32\t a.\u202fm.", "10:32 a. m."],
  ["\u2010\u2013\u2014\u2015", "----"],
])("%j is typed as %j", (text, typed) => expect(plainTyping(text)).toBe(typed));

test("odd characters are named once each, five of them", () => {
  expect(oddCharacters("ANA ~")).toBe("");
  expect(oddCharacters("\u0430b\u0430\u00f1")).toBe("\u0430 (U+0430), \u00f1 (U+00F1)");
  expect(oddCharacters("\u{1f600}123456")).toBe("\u{1f600} (U+1F600)");
  expect(oddCharacters("áéíóúñ").split(", ")).toHaveLength(5);
});
