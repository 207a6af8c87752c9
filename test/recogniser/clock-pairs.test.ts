import { expect, test } from "vitest";
import { findClocks } from "../../src/recogniser/clock-pairs.ts";
import { momentsIn } from "../../src/recogniser/read-page.ts";
import { readTextLines } from "../../src/recogniser/text-lines.ts";

/** A table of words as Tesseract gives it: each word with its line, left and top edge. */
function linesOf(...words: readonly (readonly [string, number, number, number])[]) {
  const rows = words.map(([text, line, left, top], at) =>
    [5, 1, 1, 1, line, at + 1, left, top, text.length * 10, 16, 95, text].join("\t"),
  );
  return readTextLines(rows.join("\n"));
}

test("a time is paired with the date below it, beside it or above it, whatever comes between", () => {
  const below = linesOf(["10:32", 1, 900, 10], ["ESP", 2, 700, 20], ["20/11/2026", 3, 880, 30]);
  const beside = linesOf(["15:07", 1, 900, 10], ["5/10/2026", 1, 970, 10]);
  const above = linesOf(["20/11/2026", 1, 880, 10], ["10:32", 2, 900, 30]);
  const clocks = [below, beside, above].map((lines) => {
    const [pair] = findClocks(lines).pairs;
    return [pair?.date.day, pair?.time.time];
  });
  expect(clocks).toEqual([
    ["2026-11-20", "10:32"],
    ["2026-10-05", "15:07"],
    ["2026-11-20", "10:32"],
  ]);
});

test("a date elsewhere is no part of a clock", () => {
  const lines = linesOf(["10:32", 1, 900, 10], ["20/11/2026", 2, 100, 400]);
  expect(findClocks(lines)).toMatchObject({ pairs: [], times: [{}], dates: [{}] });
});

test("what a page calls date and time is told apart from the date of a cargo", () => {
  const lines = linesOf(
    ["Fecha", 1, 10, 10],
    ["y", 1, 70, 10],
    ["hora:", 1, 90, 10],
    ["2026-11-20", 1, 150, 10],
    ["10:32:15", 1, 260, 10],
    ["Ingreso", 2, 10, 200],
    ["11/11/2026", 2, 100, 200],
    ["22:40", 2, 210, 200],
  );
  expect(momentsIn(lines)).toMatchObject([
    { day: "2026-11-20", time: "10:32", labelled: true },
    { day: "2026-11-11", time: "22:40", labelled: false },
  ]);
});

test.each([
  // A line has 16 pixels: beside it is as near as six of them, below as near as 3.2.
  ["95 pixels beside it", ["20/11/2026", 1, 1045, 10], true],
  ["96 pixels beside it", ["20/11/2026", 1, 1046, 10], false],
  ["51 pixels below it", ["20/11/2026", 2, 900, 77], true],
  ["52 pixels below it", ["20/11/2026", 2, 900, 78], false],
  ["below it, a pixel to the left", ["20/11/2026", 2, 801, 30], true],
  ["below it, beside its edge", ["20/11/2026", 2, 800, 30], false],
  ["on a line of its own beside it", ["20/11/2026", 2, 960, 19], true],
  ["a little lower beside it", ["20/11/2026", 2, 960, 20], false],
] as const)("a date %s is that of a time: %s", (_where, date, isPair) => {
  const { pairs, times, dates } = findClocks(linesOf(["10:32", 1, 900, 10], date));
  expect([pairs.length > 0, times.length, dates.length]).toEqual([isPair, 1, 1]);
});

test("a pair has its boxes, its line and whether its month is a word; the nearest comes first", () => {
  const { pairs } = findClocks(
    linesOf(
      ["20/11/2026", 1, 880, 10],
      ["10:32", 2, 900, 40],
      ["21", 3, 890, 60],
      ["nov", 3, 915, 60],
    ),
  );
  const time = { time: "10:32", halfDay: false, cut: false, at: 0 };
  expect(pairs).toEqual([
    {
      time,
      date: { day: "--11-21", yearDigits: 0, at: 0 },
      box: { left: 890, top: 40, right: 950, bottom: 76 },
      dateBox: { left: 890, top: 60, right: 945, bottom: 76 },
      dateLine: "21 nov",
      lineHeight: 16,
      named: true,
      gap: 4,
    },
    {
      time,
      date: { day: "2026-11-20", yearDigits: 4, at: 0 },
      box: { left: 880, top: 10, right: 980, bottom: 56 },
      dateBox: { left: 880, top: 10, right: 980, bottom: 26 },
      dateLine: "20/11/2026",
      lineHeight: 16,
      named: false,
      gap: 14,
    },
  ]);
});

test.each([
  ["vie 20/11/2026", false],
  ["20 nov 2026", true],
  ["vie 20 nov 2026", true],
  ["20/11/2026", false],
  ["20/11/2026 a. m.", false],
])("whether the month of %j is a word: %s", (text, named) => {
  const words = text.split(" ").map((one, at) => [one, 2, 900 + 40 * at, 30] as const);
  const { pairs } = findClocks(linesOf(["10:32", 1, 900, 10], ...words));
  expect(pairs.map((pair) => [pair.named, pair.dateLine])).toEqual([[named, text]]);
});

test("words of one page, block, paragraph and line are a line, in the order of the table", () => {
  const row = (level: number, place: string, left: number, text: string) =>
    [level, place.split("").join("\t"), 1, left, 20, 30, 10, 95, text].join("\t");
  const table = [
    row(4, "1111", 0, "linea"),
    row(5, "1111", 5, " uno "),
    row(5, "1111", 50, "dos"),
    row(5, "1112", 1, "otra"),
    row(5, "1121", 2, "párrafo"),
    row(5, "1211", 3, "bloque"),
    row(5, "2111", 4, "página"),
    row(5, "1111", 90, "tres"),
    row(5, "1111", 120, "  "),
    "5\t1\t1",
    "",
  ].join("\n");
  const word = (text: string, left: number) => ({
    text,
    left,
    top: 20,
    right: left + 30,
    bottom: 30,
  });
  const lone = (text: string, left: number) => ({ ...word(text, left), words: [word(text, left)] });
  expect(readTextLines(table)).toEqual([
    {
      ...word("uno dos tres", 5),
      right: 120,
      words: [word("uno", 5), word("dos", 50), word("tres", 90)],
    },
    lone("otra", 1),
    lone("párrafo", 2),
    lone("bloque", 3),
    lone("página", 4),
  ]);
});
