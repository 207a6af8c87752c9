import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { HiddenBox } from "../../src/domain/evidence.ts";
import { hiddenIn, hideBoxes, hidingUnit, widenBox } from "../../src/evidence/hide-boxes.ts";
import { partsOf, readChunks, samplesOf } from "../../src/evidence/png-chunks.ts";
import { decodePixels, sampleAt } from "../../src/evidence/png-pixels.ts";
import { readJpeg, readSegments } from "../../src/evidence/read-jpeg.ts";
import { jpegBlocks } from "../support/jpeg-blocks.ts";
import { jfif, jpegSegment, makeJpeg } from "../support/make-jpeg.ts";
import { makePicture, pngChunk, type PictureKind } from "../support/make-picture.ts";

/** The samples of each pixel, row by row. */
function samplesIn(png: Buffer): readonly string[] {
  const chunks = readChunks(png);
  const parts = chunks && partsOf(chunks);
  if (parts === undefined) throw new Error("no PNG");
  const { header, palette } = parts;
  const pixels = decodePixels(parts);
  const count = samplesOf(header);
  const rowBytes = Math.ceil((header.width * count * header.depth) / 8);
  return Array.from({ length: header.width * header.height }, (_none, at) => {
    const [x, y] = [at % header.width, Math.floor(at / header.width)];
    const values = Array.from({ length: count }, (_one, nth) =>
      sampleAt(pixels, y * rowBytes, x * count + nth, header.depth),
    );
    const [entry = 0] = values;
    return palette === undefined
      ? values.join(" ")
      : palette.subarray(3 * entry, 3 * entry + 3).toString("hex");
  });
}

const upright = (width: number, height: number) => ({ width, height, orientation: 1 });
const box = (left: number, top: number, right: number, bottom: number) => ({
  left,
  top,
  right,
  bottom,
});

const kinds: readonly PictureKind[] = [
  ...[1, 2, 4, 8, 16].map((depth) => ({ colour: 0, depth })),
  ...[8, 16].flatMap((depth) => [2, 4, 6].map((colour) => ({ colour, depth }))),
  ...[1, 2, 4, 8].map((depth) => ({ colour: 3, depth, colours: 2 ** depth - 1 })),
  { colour: 3, depth: 8, transparent: true },
  { colour: 2, depth: 8, interlace: true },
];

/** Black, and through which nothing is seen; undefined where a full palette has none. */
function blackIn({ colour, depth, colours }: PictureKind): string | undefined {
  const top = 2 ** depth - 1;
  if (colour === 3) return colours === undefined ? undefined : "000000";
  const samples = [[0], [], [0, 0, 0], [], [0, top], [], [0, 0, 0, top]];
  return samples[colour]?.join(" ");
}

describe("in a PNG the box is gone and nothing else has changed:", () => {
  test.each(kinds.map((kind) => [JSON.stringify(kind), kind] as const))("%s", (_name, kind) => {
    const { png, width, height } = makePicture(kind);
    const wide = widenBox(box(9, 9, 10, 10), { width: 8, height: 8 }, upright(width, height));
    expect(wide).toEqual(box(8, 8, 16, 13));
    if (wide === undefined) return;
    const hidden = hideBoxes("png", png, [wide], upright(width, height));
    const [before, after] = [samplesIn(png), samplesIn(hidden)];
    const isIn = (at: number): boolean => {
      const [x, y] = [at % width, Math.floor(at / width)];
      return x >= 8 && x < 16 && y >= 8;
    };
    const [painted, ...others] = new Set(after.filter((_one, at) => isIn(at)));
    expect([painted, others]).toEqual([blackIn(kind) ?? painted, []]);
    expect(after.filter((_one, at) => !isIn(at))).toEqual(before.filter((_one, at) => !isIn(at)));
  });
});

test("chunks that make no pixels, such as later frames and texts, are not in what is hidden", () => {
  const { png, width, height } = makePicture({ colour: 2, depth: 8 });
  const hidden = hideBoxes("png", png, [box(0, 0, 8, 8)], upright(width, height));
  expect(readChunks(hidden)?.chunks.map(({ type }) => type)).toEqual(["IHDR", "IDAT", "IEND"]);
});

test.each([
  [1, box(0, 0, 8, 8)],
  [2, box(24, 0, 32, 8)],
  [3, box(24, 8, 32, 16)],
  [4, box(0, 8, 8, 16)],
  [5, box(0, 0, 8, 8)],
  [6, box(0, 8, 8, 16)],
  [7, box(24, 8, 32, 16)],
  [8, box(24, 0, 32, 8)],
])(
  "the upper left corner of a picture with orientation %i is where it is stored",
  (orientation, stored) => {
    const { png } = makePicture({ colour: 2, depth: 8, width: 32, height: 16 });
    const size = orientation > 4 ? { width: 16, height: 32 } : { width: 32, height: 16 };
    const there = hideBoxes("png", png, [stored], upright(32, 16));
    expect(hideBoxes("png", png, [box(0, 0, 8, 8)], { ...size, orientation }).equals(there)).toBe(
      true,
    );
  },
);

test("a box outside the picture is none, and a progressive JPEG has no unit", () => {
  expect(widenBox(box(40, 0, 50, 8), { width: 8, height: 8 }, upright(32, 16))).toBeUndefined();
  expect(hidingUnit("jpeg", makeJpeg({ frame: 0xc2 }).jpeg)).toBeUndefined();
  expect(hidingUnit("jpeg", makeJpeg({ sampling: 2 }).jpeg)).toEqual({ width: 16, height: 16 });
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "with orientation %i a box of whole units stays where it is, another one is widened and cut",
  (orientation) => {
    const turned = orientation > 4;
    const picture = turned ? { width: 20, height: 40 } : { width: 40, height: 20 };
    const widened = (one: ReturnType<typeof box>) =>
      widenBox(one, { width: 10, height: 5 }, { ...picture, orientation });
    const whole = turned ? box(5, 20, 15, 40) : box(20, 5, 40, 15);
    expect(widened(whole)).toEqual(whole);
    expect(widened(turned ? box(6, 21, 11, 31) : box(21, 6, 31, 11))).toEqual(whole);
    expect(widened(box(-5, -5, 99, 99))).toEqual(box(0, 0, picture.width, picture.height));
    expect(widened(box(picture.width, 0, picture.width + 9, 5))).toBeUndefined();
    expect(widened(box(0, picture.height, 5, picture.height + 9))).toBeUndefined();
  },
);

test("what is hidden keeps its kind of text; a box outside the picture, or no unit, is a problem", () => {
  const { png } = makePicture({ colour: 2, depth: 8, width: 32, height: 16 });
  const hide = (...boxes: readonly HiddenBox[]) => hiddenIn("png", png, upright(32, 16), boxes);
  expect([hide(), hide(box(1, 1, 2, 2), { ...box(9, 1, 10, 2), pattern: "ruc" })]).toEqual([
    [],
    [box(0, 0, 8, 8), { ...box(8, 0, 16, 8), pattern: "ruc" }],
  ]);
  expect(hide(box(1, 1, 2, 2), box(32, 0, 40, 8))).toBe("ocultar-fuera");
  const progressive = makeJpeg({ frame: 0xc2 }).jpeg;
  expect(() => hideBoxes("jpeg", progressive, [box(0, 0, 8, 8)], upright(32, 24))).toThrow(
    "can't be hidden",
  );
  expect([
    hiddenIn("jpeg", progressive, upright(32, 24), [box(0, 0, 8, 8)]),
    hiddenIn("jpeg", progressive, upright(32, 24), []),
  ]).toEqual(["ocultar-jpeg", []]);
});

test.each([
  ["with restart markers", makeJpeg({ before: [jfif], restart: 2 }).jpeg],
  ["with fewer colour samples", makeJpeg({ before: [jfif], sampling: 2 }).jpeg],
  ["grey", makeJpeg({ components: [1] }).jpeg],
  ["of a camera", readFileSync("test/fixtures/capturas/03-mti-lista-1600x900-una-linea.jpg")],
])("a JPEG %s stays whole, and hiding the same again changes nothing", (_name, jpeg) => {
  const facts = readJpeg(jpeg);
  if ("trouble" in facts) throw new Error(facts.trouble);
  const picture = upright(facts.width, facts.height);
  const once = hideBoxes("jpeg", jpeg, [box(16, 0, 32, 16)], picture);
  expect(readJpeg(once)).toEqual(facts);
  expect(hideBoxes("jpeg", once, [box(16, 0, 32, 16)], picture).equals(once)).toBe(true);
});

test("a JPEG keeps its own codes where they can tell the end of a block", () => {
  const jpeg = makeJpeg({ before: [jfif] }).jpeg;
  const hidden = hideBoxes("jpeg", jpeg, [box(16, 0, 32, 16)], upright(32, 24));
  const differences = [0, 0, 0, 0, 12, ...Array(12).fill(0), ...Array(12).keys()];
  const own = [0x10, 1, ...Array(15).fill(0), 0];
  const tables = readSegments(hidden)?.segments.filter(({ marker }) => marker === 0xc4);
  expect(tables?.map(({ data }) => [...data])).toEqual([[...differences, ...own]]);
});

/** Quantization tables of 16 bits for the first component and of 8 for others, in one segment. */
const wideSteps = Buffer.from([
  0x10,
  ...Array.from({ length: 128 }, (_none, at) => (at % 2) * 44 + ((at + 1) % 2)),
]);
const otherSteps = Buffer.from([1, ...Array(64).fill(5)]);
const steps = jpegSegment(0xdb, Buffer.concat([wideSteps, otherSteps]));
const cut = Buffer.from([1]);
const laterSteps = jpegSegment(0xdb, Buffer.concat([otherSteps, wideSteps]));

test.each([
  ["light is black, colour none", makeJpeg({ before: [jfif] }).jpeg, 4, [-128, 0, 0]],
  ["with restart markers", makeJpeg({ before: [jfif], restart: 5 }).jpeg, 4, [-128, 0, 0]],
  ["with fewer colour samples", makeJpeg({ before: [jfif], sampling: 2 }).jpeg, 2, [-128, 0, 0]],
  ["grey", makeJpeg({ components: [1] }).jpeg, 4, [-128]],
  ["red, green and blue", makeJpeg({ components: [82, 71, 66] }).jpeg, 4, [-128, -128, -128]],
  ["four colours", makeJpeg({ components: [1, 2, 3, 4] }).jpeg, 4, [-128, -128, -128, -128]],
  // 1024 in steps of 300.
  ["larger steps", makeJpeg({ frame: 0xc1, late: [steps] }).jpeg, 4, [-3, 0, 0]],
  [
    "a table of steps that was cut off",
    makeJpeg({ late: [jpegSegment(0xdb, cut)] }).jpeg,
    4,
    [-128, 0, 0],
  ],
  ["larger steps behind others", makeJpeg({ late: [laterSteps] }).jpeg, 4, [-3, 0, 0]],
])("in a JPEG every other block is as it was: %s", (_name, jpeg, hiddenColumns, black) => {
  const facts = readJpeg(jpeg);
  if ("trouble" in facts) throw new Error(facts.trouble);
  const after = jpegBlocks(
    hideBoxes("jpeg", jpeg, [box(16, 0, 32, 16)], upright(facts.width, facts.height)),
  );
  // Four units in a row: of eight pixels the last two are hidden in two rows, of sixteen the second.
  const isIn = (unit: number): boolean =>
    hiddenColumns === 4 ? unit < 8 && unit % 4 >= 2 : unit === 1;
  expect(after).toEqual(
    jpegBlocks(jpeg).map((block) =>
      isIn(block.unit) ? { ...block, first: black[block.component], others: [] } : block,
    ),
  );
});

test("in a JPEG of a camera, too, every other block is as it was", () => {
  const jpeg = readFileSync("test/fixtures/capturas/03-mti-lista-1600x900-una-linea.jpg");
  const hidden = hideBoxes("jpeg", jpeg, [box(160, 96, 320, 192)], upright(1600, 900));
  const [before, after] = [jpegBlocks(jpeg), jpegBlocks(hidden)];
  const changed = after.filter((one, at) => JSON.stringify(one) !== JSON.stringify(before[at]));
  expect(after).toHaveLength(before.length);
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.filter(({ others }) => others.length > 0)).toEqual([]);
  const unit = hidingUnit("jpeg", jpeg);
  if (unit === undefined) throw new Error("no unit");
  const across = Math.ceil(1600 / unit.width);
  const outside = changed.filter((one) => {
    const [x, y] = [(one.unit % across) * unit.width, Math.floor(one.unit / across) * unit.height];
    return x < 160 || x >= 320 || y < 96 || y >= 192;
  });
  expect(outside).toEqual([]);
});

test("a full palette hides by its darkest colour through which nothing is seen", () => {
  const entries = Array.from({ length: 256 }, (_none, at) => [at, at, at]);
  const data = Buffer.from(Array.from({ length: 9 * 8 }, (_none, at) => (at % 9 === 0 ? 0 : 200)));
  const header = Buffer.from("00000008000000080803000000", "hex");
  const alphas = Buffer.from(Array.from({ length: 256 }, (_none, at) => (at < 3 ? at * 100 : 255)));
  const png = Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    pngChunk("IHDR", header),
    pngChunk("PLTE", Buffer.from(entries.flat())),
    pngChunk("tRNS", alphas),
    pngChunk("IDAT", deflateSync(data)),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
  expect(new Set(samplesIn(png))).toEqual(new Set(["c8c8c8"]));
  const hidden = hideBoxes("png", png, [box(0, 0, 8, 8)], upright(8, 8));
  expect(new Set(samplesIn(hidden))).toEqual(new Set(["030303"]));
});
