import { expect, test } from "vitest";
import { edgeStrips } from "../../src/recogniser/edge-strips.ts";
import { lookOf } from "../../src/recogniser/look-of.ts";
import { boxOf, readToy, type ToyWord } from "../support/toy-recogniser.ts";

const words: readonly ToyWord[] = [
  { texts: "Fecha", at: [100, 80, 50, 14], line: 1 },
  { texts: "y", at: [160, 80, 10, 14], line: 1 },
  { texts: "hora:", at: [180, 80, 40, 14], line: 1 },
  { texts: "2026-11-20", at: [230, 80, 100, 14], line: 1 },
  { texts: "10:32", at: [340, 80, 50, 14], line: 1 },
  { texts: "DAI", at: [100, 300, 30, 16], line: 2 },
];

test.each([
  ["enlarged", [800, 340]],
  ["as it is", [2300, 620]],
] as const)("a page that is read %s gives its lines in its own pixels", async (_how, size) => {
  const read = await readToy({ size, words }, { whole: true });
  const [first, second] = read?.lines ?? [];
  expect([first?.text, second?.text]).toEqual(["Fecha y hora: 2026-11-20 10:32", "DAI"]);
  expect(first?.words.map(({ text: _text, ...box }) => box)).toEqual(words.slice(0, 5).map(boxOf));
  expect(second).toMatchObject({ left: 100, top: 300, right: 130, bottom: 316 });
  expect(read?.moments).toMatchObject([{ day: "2026-11-20", time: "10:32", labelled: true }]);
});

test("a page is read unasked where its edges show no sure clock and its letters are large enough", async () => {
  const moments = async (size: readonly [number, number]) =>
    (await readToy({ size, words: words.slice(0, 5) }))?.moments?.length;
  expect(await moments([800, 600])).toBe(1);
  expect([await moments([799, 600]), await moments([800, 599])]).toEqual([undefined, undefined]);
});

test("of a picture whose edges show a sure clock only these are read, unless all is wanted", async () => {
  const bar: readonly ToyWord[] = [
    { texts: "9:05", at: [680, 560, 60, 12], line: 8 },
    { texts: "20/11/2026", at: [670, 580, 90, 12], line: 9 },
  ];
  const picture = { size: [800, 600] as const, words: [...words.slice(0, 5), ...bar] };
  const sure = { certainty: "sure", day: "2026-11-20", time: "09:05" };
  const edges = await readToy(picture);
  expect(Object.keys(edges ?? {})).toEqual(["look", "clock", "moments"]);
  expect(edges).toMatchObject({ clock: sure, moments: undefined });
  const whole = await readToy(picture, { whole: true });
  expect(whole).toMatchObject({ clock: sure, moments: [{ time: "10:32" }, { time: "09:05" }] });
  expect(whole?.lines?.map(({ text }) => text)).toEqual([
    "Fecha y hora: 2026-11-20 10:32",
    "9:05",
    "20/11/2026",
  ]);
});

test("all texts of a picture are those of two languages, each read in two ways", async () => {
  const [, , , , , dai] = words;
  if (dai === undefined) throw new Error("no word");
  const twoWays = { ...dai, texts: { 3: "DAI", 11: "D4I" } };
  const read = await readToy({ size: [400, 330], words: [twoWays] }, { texts: true });
  expect(read?.lines?.map(({ text }) => text)).toEqual(["DAI", "D4I", "DAI", "D4I"]);
  expect([read?.clock, read?.moments]).toEqual([undefined, undefined]);
});

test("a picture with more pixels than any screen is not read", async () => {
  expect(await readToy({ size: [10_000, 6001], words: [], isCutOff: true })).toBeUndefined();
});

/** Cells of so many pixels a side, light and dark by turns, 48 in a row and 27 rows. */
function chessboard(side: number) {
  const [width, height] = [48 * side, 27 * side];
  const isLight = (x: number, y: number): boolean =>
    (Math.floor(x / side) + Math.floor(y / side)) % 2 === 0;
  const data = Buffer.alloc(width * height);
  for (let at = 0; at < data.length; at += 1) {
    data[at] = isLight(at % width, Math.floor(at / width)) ? 255 : 0;
  }
  return { data, width, height };
}

test("the coarse copy of a picture has the grey of each cell, and edges are where greys change", () => {
  const { grid, edges } = lookOf(chessboard(4));
  expect(grid).toHaveLength(48 * 27);
  expect(grid).toEqual(
    Array.from({ length: 48 * 27 }, (_none, at) =>
      ((at % 48) + Math.floor(at / 48)) % 2 === 0 ? 255 : 0,
    ),
  );
  // Of four pixels in a row two stand at a border; every other row has one of another row at its side.
  expect(edges).toBeGreaterThan(0.6);
  expect(edges).toBeLessThan(0.8);
  const even = { data: Buffer.alloc(400, 90), width: 20, height: 20 };
  expect(lookOf(even).edges).toBe(0);
  expect(lookOf({ data: Buffer.from([1]), width: 1, height: 1 }).edges).toBe(0);
});

test.each([
  [1366, 768, 40],
  [1366, 768, 48],
  [3840, 2160, 120],
])(
  "in a picture of %i × %i a bar of %i pixels is looked at in its own height",
  (width, height, bar) => {
    const data = Buffer.alloc(width * height, 250);
    data.fill(30, (height - bar) * width);
    const [first] = edgeStrips({ data, width, height });
    expect(first?.box).toMatchObject({ right: width, top: height - bar, bottom: height });
  },
);
