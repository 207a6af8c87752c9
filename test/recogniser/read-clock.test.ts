import { expect, test } from "vitest";
import type { PixelBox } from "../../src/domain/evidence.ts";
import type { SeenClock } from "../../src/ports/image-reader.ts";
import { boxOf, readToy, type ToyWord } from "../support/toy-recogniser.ts";

/** Too low to be read as a page. */
const size = [700, 590] as const;

/** A word of the bar at the bottom, so many pixels from its right end. */
const word = (texts: ToyWord["texts"], fromRight: number, top: number, width = 60): ToyWord => ({
  texts,
  at: [size[0] - fromRight - width, top, width, 12],
  line: top,
});
const time = (texts: ToyWord["texts"], top = 550): ToyWord => word(texts, 60, top);
const date = (texts: ToyWord["texts"], top = 570): ToyWord => word(texts, 40, top, 90);
const besides = (texts: ToyWord["texts"]): ToyWord => word(texts, 130, 550, 90);

async function clockOf(words: readonly ToyWord[], background = 255) {
  return (await readToy({ size, words, background }))?.clock;
}

const brief = (clock: SeenClock | undefined) =>
  clock === undefined ? [] : [clock.certainty, clock.day ?? "–", clock.time ?? "–"];

/** Whether a box has all of another one and at most so many pixels besides on each side. */
function isAround(box: PixelBox | undefined, inner: PixelBox, maxBesides: number): boolean {
  if (box === undefined) return false;
  const besides = [
    inner.left - box.left,
    inner.top - box.top,
    box.right - inner.right,
    box.bottom - inner.bottom,
  ];
  return besides.every((pixels) => pixels >= 0 && pixels <= maxBesides);
}

const [nine, day] = ["9:05", "20/11/2026"] as const;

test.each([255, 200, 20, 110])(
  "a clock on a bar of the grey %i is sure, and found in its place",
  async (grey) => {
    const words = [time(nine), date(day)];
    const clock = await clockOf(words, grey);
    expect(brief(clock)).toEqual(["sure", "2026-11-20", "09:05"]);
    const [upper, lower] = words.map(boxOf);
    const whole = {
      left: lower?.left ?? 0,
      top: upper?.top ?? 0,
      right: lower?.right ?? 0,
      bottom: lower?.bottom ?? 0,
    };
    expect(isAround(clock?.box, whole, 30)).toBe(true);
  },
);

/** What the first look (11), the near one (6) and a third one (11 near) make of it. */
const looks = (first: string, second: string, third = ""): ToyWord["texts"] => ({
  11: first,
  6: second,
  "11:near": third,
});

test.each<[string, readonly ToyWord[], readonly string[]]>([
  [
    "a second look that contradicts",
    [time(looks(nine, "9:06")), date(day)],
    ["differing", "2026-11-20", "09:06"],
  ],
  [
    "another day at the second look",
    [time(nine), date(looks(day, "21/11/2026"))],
    ["differing", "2026-11-21", "09:05"],
  ],
  ["a half day that is cut", [time("9:05 p"), date(day)], ["single", "2026-11-20", "09:05"]],
  [
    "a half day that is cut at the second look",
    [time(looks(nine, "9:05 p")), date(day)],
    ["single", "2026-11-20", "09:05"],
  ],
  ["a date without its year", [time(nine), date("20 nov")], ["single", "--11-20", "09:05"]],
  [
    "a month in words",
    [time(nine), date("20 de noviembre de 2026")],
    ["sure", "2026-11-20", "09:05"],
  ],
  ["a short year", [time(nine), date("20-11-26")], ["sure", "2026-11-20", "09:05"]],
  [
    "a clock that only the second look sees, and the third",
    [time(looks("0905", nine, nine)), besides(looks("", day, day))],
    ["sure", "2026-11-20", "09:05"],
  ],
  [
    "the same with another third one",
    [time(looks("0905", nine, "9:06")), besides(looks("", day, day))],
    ["single", "2026-11-20", "09:05"],
  ],
  [
    "the same without a third one",
    [time(looks("0905", nine)), besides(looks("", day))],
    ["single", "2026-11-20", "09:05"],
  ],
  [
    "the same with a short year",
    [time(looks("0905", nine, nine)), besides(looks("", "20-11-26", "20-11-26"))],
    ["single", "2026-11-20", "09:05"],
  ],
  [
    "a clock that only the first look sees whole",
    [time(looks(nine, "")), date(day)],
    ["single", "2026-11-20", "09:05"],
  ],
  ["a time alone", [time(nine)], ["single", "–", "09:05"]],
  ["a time alone that the second look reads otherwise", [time(looks(nine, "9:06"))], []],
  [
    "a time that is seen again only without the icon beside it",
    [time({ 11: nine, 6: "", "6:alone": nine }), word("@", 140, 550, 12)],
    ["single", "–", "09:05"],
  ],
  ["digits without their colon", [time(looks("0905", nine))], ["single", "–", "09:05"]],
  ["digits that are no time", [time(looks("2505", nine))], []],
  ["a date alone", [date(day)], ["single", "2026-11-20", "–"]],
  ["a date alone that the second look reads otherwise", [date(looks(day, "21/11/2026"))], []],
  ["nothing but words", [time("ESP"), date("LAA")], []],
])("%s", async (_what, words, expected) => {
  expect(brief(await clockOf(words))).toEqual(expected);
});

test("a date beside the time is looked for as far as five lines' heights away", async () => {
  const beside = (fromRight: number) => [
    word(looks(nine, nine, nine), 40, 562),
    { ...word(looks("", day, day), fromRight, 562, 90), line: 562 },
  ];
  expect(brief(await clockOf(beside(140)))).toEqual(["sure", "2026-11-20", "09:05"]);
  // Two hundred pixels further it is another program's.
  expect(brief(await clockOf(beside(340)))).toEqual(["single", "–", "09:05"]);
});

test("a short year at the edge of what was looked at may have been cut", async () => {
  const edge = 9.5 * 48;
  const atEdge = (text: string) => [
    { ...word(nine, edge - 160, 567), line: 1 },
    { ...word(text, edge - 90, 567, 90), line: 1 },
  ];
  expect(brief(await clockOf(atEdge("20-11-26")))).toEqual(["single", "2026-11-20", "09:05"]);
  expect(brief(await clockOf(atEdge(day)))).toEqual(["sure", "2026-11-20", "09:05"]);
});

test.each<[string, readonly [number, number]]>([
  ["at the top right", [580, 4]],
  ["in the middle above", [300, 6]],
  ["in a column at the left", [4, 390]],
])("a clock is found %s too", async (_where, [left, top]) => {
  const words: ToyWord[] = [
    { texts: nine, at: [left, top, 40, 9], line: 1 },
    { texts: day, at: [left, top + 11, 80, 9], line: 2 },
  ];
  expect(brief(await clockOf(words))).toEqual(["sure", "2026-11-20", "09:05"]);
});

test("half a clock in a column at the side is none", async () => {
  expect(await clockOf([{ texts: nine, at: [4, 390, 40, 9], line: 1 }])).toBeUndefined();
});

test("a narrow picture is part of a screen, and read over its whole width", async () => {
  const words: ToyWord[] = [
    { texts: nine, at: [20, 370, 40, 10], line: 1 },
    { texts: day, at: [20, 384, 80, 10], line: 2 },
  ];
  const read = await readToy({ size: [600, 400], words });
  expect([brief(read?.clock), read?.moments]).toEqual([["sure", "2026-11-20", "09:05"], undefined]);
});
