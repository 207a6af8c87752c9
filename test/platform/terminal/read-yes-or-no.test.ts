import { expect, test } from "vitest";
import { readYesOrNo } from "../../../src/platform/terminal/read-yes-or-no.ts";

test.each([true, false])("an answer is yes, no, the initial one (%s), or none", (initial) => {
  const read = (words: string) => words.split(" ").map((word) => readYesOrNo(word, initial));
  expect(read("s si sí SÍ y yes Yes")).toEqual(Array(7).fill(true));
  expect(read("n no NO")).toEqual(Array(3).fill(false));
  expect(["", "  "].map((text) => readYesOrNo(text, initial))).toEqual([initial, initial]);
  expect(readYesOrNo(" no ", initial)).toBe(false);
  expect(read("ni nos sino yesno sip quizás 0 1")).toEqual(Array(8).fill(undefined));
});
