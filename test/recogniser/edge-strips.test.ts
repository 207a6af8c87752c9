import { expect, test } from "vitest";
import { edgeStrips } from "../../src/recogniser/edge-strips.ts";
import {
  cut,
  darkOnWhite,
  enlarged,
  openGrey,
  type Sharp,
  type SharpImage,
} from "../../src/recogniser/grey-image.ts";

/** A light picture with a dark bar of so many rows at its bottom. */
function screen(width: number, height: number, bar = 0, grey = 30) {
  const data = Buffer.alloc(width * height, 250);
  data.fill(grey, (height - bar) * width);
  return { data, width, height };
}

/** Each strip as left, top, right, bottom, its factor, and whether half a clock there counts. */
const strips = (image: Parameters<typeof edgeStrips>[0]) =>
  edgeStrips(image).map(({ box, factor, likely }) => [
    box.left,
    box.top,
    box.right,
    box.bottom,
    Math.round(factor * 100) / 100,
    likely,
  ]);

test("of a screen the corners, the middle above and the sides are looked at, likeliest first", () => {
  const below = [
    [910, 720, 1366, 768, 3, true],
    [986, 728, 1366, 768, 3.6, true],
  ];
  const above = [
    [986, 0, 1366, 40, 3.6, true],
    [1110, 0, 1366, 27, 4, true],
    [463, 0, 903, 28, 4, true],
  ];
  const sides = [
    [0, 547, 92, 768, 3, false],
    [1274, 547, 1366, 768, 3, false],
  ];
  expect(strips(screen(1366, 768))).toEqual([...below, ...above, ...sides]);
  // A bar of another height comes first; one of about the same is not looked at twice.
  const bar = (rows: number) => strips(screen(1366, 768, rows)).slice(0, 3);
  expect(bar(64)).toEqual([[758, 704, 1366, 768, 2.25, true], ...below]);
  expect(bar(44)).toEqual([[948, 724, 1366, 768, 3.27, true], above[0], above[1]]);
  expect(bar(43)).toEqual([[958, 725, 1366, 768, 3.35, true], below[0], above[0]]);
});

test("on a large screen all is twice as large", () => {
  expect(strips(screen(3840, 2160))).toEqual([
    [2928, 2064, 3840, 2160, 1.5, true],
    [3270, 2100, 3840, 2160, 2.4, true],
    [2928, 0, 3840, 96, 1.5, true],
    [3327, 0, 3840, 54, 2.67, true],
    [1480, 0, 2360, 54, 2.67, true],
    [0, 1752, 170, 2160, 1.6, false],
    [3670, 1752, 3840, 2160, 1.6, false],
  ]);
  const columnOf = (width: number) => strips(screen(width, 1400)).at(-2)?.[2];
  expect([columnOf(2499), columnOf(2500)]).toEqual([92, 170]);
});

test("part of a screen has a strip below and one above, over its whole width", () => {
  expect(strips(screen(639, 400))).toEqual([
    [0, 352, 639, 400, 3, true],
    [0, 0, 639, 40, 3.6, true],
  ]);
  expect(strips(screen(639, 400, 60))[0]).toEqual([0, 340, 639, 400, 2.4, true]);
  expect(strips(screen(640, 400))).toHaveLength(7);
});

test.each([
  // From 22 rows on it may be a bar, up to 149 and a quarter of the picture.
  [768, 21, false],
  [768, 22, true],
  [768, 149, true],
  [768, 150, false],
  [400, 99, true],
  [400, 100, false],
])("in a picture %i high a bar of %i rows is one: %s", (height, rows, isBar) => {
  const [first] = edgeStrips(screen(1366, height, rows));
  expect(first?.box.top === height - rows).toBe(isBar);
});

test("greys that differ by one step are the same bar", () => {
  const image = screen(1366, 768, 70, 100);
  image.data.fill(104, (768 - 30) * 1366);
  expect(edgeStrips(image)[0]?.box.top).toBe(768 - 70);
  image.data.fill(108, (768 - 30) * 1366);
  expect(edgeStrips(image)[0]?.box.top).toBe(768 - 30);
});

/** A stand-in for the package, which writes down what it is told and gives back what it got. */
function recording(channels = 1) {
  const said: unknown[] = [];
  const sharp: Sharp = (input, options) => {
    said.push(["open", options]);
    const bytes = typeof input === "string" ? Buffer.from([1, 9, 9, 2, 9, 9]) : input;
    const step =
      (name: string) =>
      (...args: readonly unknown[]): SharpImage => {
        said.push([name, ...args]);
        return image;
      };
    const image: SharpImage = {
      autoOrient: step("autoOrient"),
      flatten: step("flatten"),
      greyscale: step("greyscale"),
      resize: step("resize"),
      extend: step("extend"),
      raw: step("raw"),
      toBuffer: () => Promise.resolve({ data: bytes, info: { width: 2, height: 1, channels } }),
    };
    return image;
  };
  return { sharp, said };
}

test("a picture is decoded upright, on white, in grey", async () => {
  const { sharp, said } = recording(3);
  expect(await openGrey(sharp, "a.png")).toEqual({
    data: Buffer.from([1, 2]),
    width: 2,
    height: 1,
  });
  expect(said).toEqual([
    ["open", { limitInputPixels: 60_000_000, failOn: "error" }],
    ["autoOrient"],
    ["flatten", { background: "#fff" }],
    ["greyscale"],
    ["raw"],
  ]);
  const plain = recording();
  expect((await openGrey(plain.sharp, "a.png")).data).toHaveLength(6);
});

test("a part of a picture is enlarged with a white margin", async () => {
  const { sharp, said } = recording();
  const image = { data: Buffer.from([5, 6]), width: 2, height: 1 };
  const pgm = await enlarged(sharp, image, 1.6);
  expect(pgm).toEqual(Buffer.from("P5\n2 1\n255\n\u0005\u0006", "latin1"));
  expect(said).toEqual([
    ["open", { raw: { width: 2, height: 1, channels: 1 } }],
    ["resize", 3, 2, { kernel: "cubic" }],
    ["extend", { top: 16, bottom: 16, left: 16, right: 16, background: "#fff" }],
    ["greyscale"],
    ["raw"],
  ]);
});

test.each([
  // The usual grey, in steps of 8, becomes white, and black stays so.
  [
    [200, 200, 200, 0, 100, 255],
    [250, 250, 250, 0, 125, 255],
  ],
  [
    [128, 128, 128, 0, 64, 255],
    [247, 247, 247, 0, 123, 255],
  ],
  // Light letters on dark become dark ones on white.
  [
    [20, 20, 20, 255, 100, 0],
    [255, 255, 255, 0, 168, 255],
  ],
  [
    [127, 127, 127, 255, 124, 0],
    [249, 249, 249, 0, 255, 255],
  ],
  [
    [3, 3, 3, 255, 131, 0],
    [255, 255, 255, 0, 125, 255],
  ],
])("the greys %j are read as %j", async (greys, read) => {
  const { sharp } = recording();
  const box = { left: 1, top: 1, right: 4, bottom: 3 };
  const around = [9, 9, 9, 9, 9, 9, ...greys.slice(0, 3), 9, 9, ...greys.slice(3), 9];
  const image = { data: Buffer.from(around), width: 5, height: 3 };
  expect(cut(image, box)).toEqual({ data: Buffer.from(greys), width: 3, height: 2 });
  const pgm = await darkOnWhite(sharp, image, box, 2);
  expect([...pgm.subarray(pgm.length - 6)]).toEqual(read);
});
