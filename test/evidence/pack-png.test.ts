import { expect, test } from "vitest";
import { packPng } from "../../src/evidence/pack-png.ts";
import { partsOf, readChunks, samplesOf } from "../../src/evidence/png-chunks.ts";
import { decodePixels, sampleAt } from "../../src/evidence/png-pixels.ts";
import { readPng } from "../../src/evidence/read-png.ts";
import { writePng } from "../../src/evidence/write-png.ts";
import { makePicture, type PictureKind } from "../support/make-picture.ts";

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
