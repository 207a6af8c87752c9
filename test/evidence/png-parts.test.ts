import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { splitAlpha, transparencyMask } from "../../src/evidence/png-alpha.ts";
import { partsOf, readChunks, type PngHeader } from "../../src/evidence/png-chunks.ts";
import { isPaletteEnough } from "../../src/evidence/png-pixels.ts";
import { writePng } from "../../src/evidence/write-png.ts";
import { pngChunk } from "../support/make-picture.ts";

interface Described {
  readonly width?: number;
  readonly height?: number;
  /** Depth, colour type, compression, filter and interlacing. */
  readonly rest?: readonly number[];
  readonly before?: readonly Buffer[];
}

/** The parts of a PNG with this header, whose pixels are not looked at. */
function partsFor({ width = 3, height = 2, rest = [8, 2, 0, 0, 0], before = [] }: Described) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(rest, 8);
  const chunks = [
    pngChunk("IHDR", header),
    ...before,
    pngChunk("IDAT", Buffer.from("pixels")),
    pngChunk("IEND", Buffer.alloc(0)),
  ];
  const read = readChunks(Buffer.concat([Buffer.alloc(8), ...chunks]));
  return read && partsOf(read);
}

test.each([
  [{}, true],
  [{ width: 0 }, false],
  [{ height: 0 }, false],
  [{ rest: [8, 2, 1, 0, 0] }, false],
  [{ rest: [8, 2, 0, 1, 0] }, false],
  [{ rest: [8, 2, 0, 0, 1] }, true],
  [{ rest: [8, 2, 0, 0, 2] }, false],
  [{ rest: [8, 1, 0, 0, 0] }, false],
  [{ rest: [4, 2, 0, 0, 0] }, false],
  [{ rest: [16, 0, 0, 0, 0] }, true],
  [{ rest: [3, 0, 0, 0, 0] }, false],
])("a header with %j is right: %s", (described, right) => {
  expect(partsFor(described) !== undefined).toBe(right);
});

test("the first chunk is a header of thirteen bytes", () => {
  const begun = (type: string, bytes: number) => {
    const rest = [pngChunk("IDAT", Buffer.from("x")), pngChunk("IEND", Buffer.alloc(0))];
    const header = Buffer.from("000000030000000208020000000000", "hex").subarray(0, bytes);
    const read = readChunks(Buffer.concat([Buffer.alloc(8), pngChunk(type, header), ...rest]));
    return read && partsOf(read)?.header.width;
  };
  expect([begun("IHDR", 13), begun("IHDR", 12), begun("IHDR", 14), begun("tEXt", 13)]).toEqual([
    3,
    undefined,
    undefined,
    undefined,
  ]);
});

test("a header is read whole, and says whether the picture is interlaced", () => {
  const header = { width: 3, height: 2, depth: 8, colour: 2, interlaced: false };
  const rest = { palette: undefined, transparency: undefined, packed: [Buffer.from("pixels")] };
  expect(partsFor({})).toEqual({ header, ...rest });
  expect(partsFor({ rest: [8, 2, 0, 0, 1] })?.header.interlaced).toBe(true);
});

const palette = (colours: number) => pngChunk("PLTE", Buffer.alloc(3 * colours, 7));
const clear = (bytes: number) => pngChunk("tRNS", Buffer.alloc(bytes, 1));

test.each([
  // The transparent colour has two bytes a sample.
  [[8, 0, 0, 0, 0], [clear(2)], 2],
  [[8, 0, 0, 0, 0], [clear(3)], undefined],
  [[8, 2, 0, 0, 0], [clear(6)], 6],
  [[8, 2, 0, 0, 0], [clear(2)], undefined],
  [[8, 6, 0, 0, 0], [clear(2)], undefined],
  // Of a palette it has at most one for each entry.
  [[8, 3, 0, 0, 0], [palette(4), clear(3)], 3],
  [[8, 3, 0, 0, 0], [palette(4), clear(4)], 4],
  [[8, 3, 0, 0, 0], [palette(4), clear(5)], undefined],
])("of %j with %# chunks tRNS has bytes: %s", (rest, before, bytes) => {
  expect(partsFor({ rest, before })?.transparency?.length).toBe(bytes);
});

test.each([
  [1, 2],
  [4, 2],
])("of a palette of four colours %i bits a pixel can name some", (depth) => {
  const parts = partsFor({ rest: [depth, 3, 0, 0, 0], before: [palette(4)] });
  expect(parts?.palette?.length).toBe(3 * Math.min(4, 2 ** depth));
});

test("pixels must have a colour in the palette; the bits that fill up a row need none", () => {
  const header = { width: 3, height: 2, depth: 4, colour: 3, interlaced: false };
  const enough = (rows: string, colours: number): boolean => {
    const pixels = Buffer.from(rows, "hex");
    const read = readChunks(writePng({ header, pixels, palette: Buffer.alloc(3 * colours) }));
    const parts = read && partsOf(read);
    if (parts === undefined) throw new Error("no PNG");
    return isPaletteEnough(parts);
  };
  expect(enough("012f210f", 3)).toBe(true);
  expect(enough("013f2100", 3)).toBe(false);
  expect(enough("01202130", 3)).toBe(false);
  expect(enough("012f210f", 16)).toBe(true);
});

const rgba: PngHeader = { width: 2, height: 1, depth: 8, colour: 6, interlaced: false };

test.each([
  [rgba, "010203ff040506ff", "010203040506", undefined],
  [rgba, "010203ff040506fe", "010203040506", "fffe"],
  [rgba, "01020300040506ff", "010203040506", "00ff"],
  [{ ...rgba, colour: 4 }, "01ff02ff", "0102", undefined],
  [{ ...rgba, colour: 4 }, "01ff0280", "0102", "ff80"],
  [{ ...rgba, colour: 4, depth: 16 }, "0102ffff0304ffff", "01020304", undefined],
  [{ ...rgba, colour: 4, depth: 16 }, "0102ffff0304fffe", "01020304", "fffffffe"],
  [{ ...rgba, colour: 4, depth: 16 }, "0102feff0304ffff", "01020304", "feffffff"],
])("of %j the pixels %s have the colours %s and the alpha %s", (header, pixels, colours, alpha) => {
  const split = splitAlpha(Buffer.from(pixels, "hex"), header);
  expect([split.colours.toString("hex"), split.alpha?.toString("hex")]).toEqual([colours, alpha]);
});

const two = { width: 2, height: 2, depth: 8, colour: 0, interlaced: false };
const threeColours = Buffer.alloc(9);

test.each([
  // Of a palette each entry has its own, and those that are not named are opaque.
  [{ ...two, colour: 3 }, threeColours, "ff80", "00010201", "ff80ff80"],
  [{ ...two, colour: 3 }, threeColours, "00", "00010200", "00ffff00"],
  [{ ...two, colour: 3 }, threeColours, "00", "01020102", undefined],
  [{ ...two, depth: 2, colour: 3 }, threeColours, "ff40", "4060", "40ff40ff"],
  // Of the others one colour is clear.
  [two, undefined, "0007", "07080700", "00ff00ff"],
  [two, undefined, "0107", "07080807", "00ffff00"],
  [two, undefined, "0001", "07080807", undefined],
  [{ ...two, depth: 16 }, undefined, "0107", "0107010800070107", "00ffff00"],
  [{ ...two, colour: 2, height: 1 }, undefined, "000100020003", "010203010204", "00ff"],
] as const)("of %j with palette %o tRNS %s makes %s as opaque as %s", (...given) => {
  const [header, colours, transparency, pixels, mask] = given;
  const hex = (text: string): Buffer => Buffer.from(text, "hex");
  const parts = { header, palette: colours, transparency: hex(transparency), packed: [] };
  expect(transparencyMask(hex(pixels), parts)?.toString("hex")).toBe(mask);
  expect(transparencyMask(hex(pixels), { ...parts, transparency: undefined })).toBeUndefined();
});

/** The rows of a PNG as they are packed, each behind the number of its filter. */
function packedRows(header: PngHeader, pixels: string): string {
  const palette = header.colour === 3 ? Buffer.alloc(768) : undefined;
  const read = readChunks(writePng({ header, pixels: Buffer.from(pixels, "hex"), palette }));
  const data = read?.chunks.find(({ type }) => type === "IDAT")?.data ?? Buffer.alloc(0);
  return inflateSync(data).toString("hex");
}

test.each([
  [
    "equal rows",
    { width: 4, height: 2, depth: 8, colour: 0 },
    "0a5a0a5a0a5a0a5a",
    "000a5a0a5a0200000000",
  ],
  ["a slope", { width: 4, height: 1, depth: 8, colour: 0 }, "40424446", "0140020202"],
  ["noise", { width: 4, height: 1, depth: 8, colour: 0 }, "01ff01ff", "0001ff01ff"],
  ["two bytes a sample", { width: 2, height: 1, depth: 16, colour: 0 }, "40404141", "0140400101"],
  [
    "a palette",
    { width: 4, height: 2, depth: 8, colour: 3 },
    "4042444640424446",
    "00404244460040424446",
  ],
  ["few bits", { width: 4, height: 2, depth: 4, colour: 0 }, "40404040", "004040004040"],
] as const)("rows are packed with the filter that fits: %s", (_what, kind, pixels, packed) => {
  expect(packedRows({ ...kind, interlaced: false }, pixels)).toBe(packed);
});
