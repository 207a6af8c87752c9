import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { packPng } from "../../src/evidence/pack-png.ts";
import { partsOf, readChunks, samplesOf } from "../../src/evidence/png-chunks.ts";
import { decodePixels, sampleAt } from "../../src/evidence/png-pixels.ts";
import { readPng } from "../../src/evidence/read-png.ts";
import { writePng } from "../../src/evidence/write-png.ts";
import { makePicture, pngChunk, type PictureKind } from "../support/make-picture.ts";

/** Red, green, blue and alpha of each pixel, 16 bits each. */
function pixelsOf(png: Buffer) {
  const chunks = readChunks(png);
  const parts = chunks === undefined ? undefined : partsOf(chunks);
  if (parts === undefined) throw new Error("no PNG");
  const { header, palette, transparency } = parts;
  const { width, height, depth, colour } = header;
  const pixels = decodePixels(parts);
  const samples = samplesOf(header);
  const rowBytes = Math.ceil((width * samples * depth) / 8);
  const wide = (value: number): number => (value * 65535) / (2 ** depth - 1);
  return Array.from({ length: width * height }, (_none, at) => {
    const row = Math.floor(at / width) * rowBytes;
    const own = Array.from({ length: samples }, (_sample, nth) =>
      sampleAt(pixels, row, (at % width) * samples + nth, depth),
    );
    const [first = 0, second = 0, third = 0, fourth = 0] = own;
    if (palette !== undefined) {
      const rgb = [...palette.subarray(3 * first, 3 * first + 3)].map((value) => value * 257);
      return [...rgb, (transparency?.[first] ?? 255) * 257];
    }
    const clear =
      transparency !== undefined &&
      own.every((value, nth) => value === transparency.readUInt16BE(2 * nth) % 2 ** depth);
    const alpha = clear ? 0 : 65535;
    if (colour === 0) return [wide(first), wide(first), wide(first), alpha];
    if (colour === 4) return [wide(first), wide(first), wide(first), wide(second)];
    return [wide(first), wide(second), wide(third), colour === 6 ? wide(fourth) : alpha];
  });
}

const depths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};
const kinds = Object.entries(depths).flatMap(([colour, bits]) =>
  bits.flatMap((depth) =>
    [false, true].flatMap((interlace) =>
      [false, true].flatMap((transparent): PictureKind[] =>
        Number(colour) >= 4 && transparent
          ? []
          : [{ colour: Number(colour), depth, interlace, transparent }],
      ),
    ),
  ),
);

test.each(kinds.map((kind) => [JSON.stringify(kind), kind] as const))(
  "packed as well as it goes, a PNG keeps every pixel: %s",
  async (_name, kind) => {
    const { png } = makePicture(kind);
    const packed = packPng(png);
    expect(await readPng(packed)).toMatchObject({ ignored: [] });
    expect(pixelsOf(packed)).toEqual(pixelsOf(png));
  },
);

/** An opaque picture of so many colours, with an alpha for each pixel. */
function flat(colours: number): Buffer {
  const header = { width: 40, height: 30, depth: 8, colour: 6, interlaced: false };
  const pixels = Buffer.from(
    Array.from({ length: 40 * 30 }, (_none, at) => {
      const one = at % colours;
      return [one & 255, one >> 8, 7, 255];
    }).flat(),
  );
  return writePng({ header, pixels });
}

test.each([
  [2, 1],
  [4, 2],
  [16, 4],
  [256, 8],
])("%i colours take %i bits a pixel", (colours, bits) => {
  const png = flat(colours);
  const packed = packPng(png);
  expect(packed.subarray(24, 26)).toEqual(Buffer.from([bits, 3]));
  expect(pixelsOf(packed)).toEqual(pixelsOf(png));
});

test("with more colours than a palette holds, what is opaque loses its alpha", () => {
  const png = flat(257);
  const packed = packPng(png);
  expect(packed.subarray(24, 26)).toEqual(Buffer.from([8, 2]));
  expect(pixelsOf(packed)).toEqual(pixelsOf(png));
});

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(" ", ""), "hex");

/** A PNG with these unpacked rows, each behind its filter. */
const pngOf = (header: string, rows: string, ...before: readonly Buffer[]): Buffer =>
  Buffer.concat([
    hex("89504e470d0a1a0a"),
    pngChunk("IHDR", hex(header)),
    ...before,
    pngChunk("IDAT", deflateSync(hex(rows), { level: 9 })),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);

test("each row is written with the filter under which its bytes are smallest", () => {
  const header = { width: 3, height: 7, depth: 8, colour: 2, interlaced: false };
  const rows = [
    ["0a141e 0a141e 0a141e", "01 0a141e 000000 000000"],
    ["0a141e 0a141e 0a141e", "02 000000 000000 000000"],
    ["000000 010000 000000", "00 000000 010000 000000"],
    ["000000 000000 000000", "00 000000 000000 000000"],
    ["000000 000000 070000", "02 000000 000000 070000"],
    ["ff6464 ff6464 ff6464", "01 ff6464 000000 000000"],
    ["000000 000000 070000", "00 000000 000000 070000"],
  ];
  const pixels = hex(rows.map(([row]) => row).join(""));
  const filtered = rows.map(([, row]) => row).join("");
  expect(writePng({ header, pixels })).toEqual(pngOf("00000003 00000007 08 02 000000", filtered));
  // A sample of two bytes is guessed by the one two bytes before; few bits and palettes are not.
  const deep = { width: 2, height: 2, depth: 16, colour: 0, interlaced: false };
  expect(writePng({ header: deep, pixels: hex("4142 4143 4142 4243") })).toEqual(
    pngOf("00000002 00000002 10 00 000000", "01 4142 0001 02 0000 0100"),
  );
  const few = { width: 8, height: 2, depth: 4, colour: 0, interlaced: false };
  expect(writePng({ header: few, pixels: hex("11111111 11111111") })).toEqual(
    pngOf("00000008 00000002 04 00 000000", "00 11111111 00 11111111"),
  );
  const indexed = { width: 4, height: 2, depth: 8, colour: 3, interlaced: false };
  const [palette, transparency] = [hex("000000 ffffff"), hex("80")];
  expect(
    writePng({ header: indexed, pixels: hex("01010101 01010101"), palette, transparency }),
  ).toEqual(
    pngOf(
      "00000004 00000002 08 03 000000",
      "00 01010101 00 01010101",
      pngChunk("PLTE", palette),
      pngChunk("tRNS", transparency),
    ),
  );
});

test.each([
  ["colours", 2, "010203 040506 010203 010203 040506 040506", "010203 040506", undefined, "40 60"],
  [
    "colours seen through",
    6,
    "010203ff 01020380 010203ff 01020300 01020380 040506ff",
    "010203 010203 010203 040506",
    "ff8000ff",
    "10 9c",
  ],
])("a palette has each of the %s once", (_what, colour, given, colours, alphas, rows) => {
  const header = { width: 3, height: 2, depth: 8, colour, interlaced: false };
  const [first, second] = rows.split(" ");
  const bits = colour === 2 ? "01" : "02";
  expect(packPng(writePng({ header, pixels: hex(given) }))).toEqual(
    pngOf(
      `00000003 00000002 ${bits} 03 000000`,
      `00 ${first} 00 ${second}`,
      pngChunk("PLTE", hex(colours)),
      ...(alphas === undefined ? [] : [pngChunk("tRNS", hex(alphas))]),
    ),
  );
});
