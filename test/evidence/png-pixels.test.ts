import { describe, expect, test } from "vitest";
import { partsOf, readChunks } from "../../src/evidence/png-chunks.ts";
import {
  decodePixels,
  isPaletteEnough,
  passesOf,
  unpackedSize,
} from "../../src/evidence/png-pixels.ts";
import { makePicture, type PictureKind } from "../support/make-picture.ts";

function partsFor(kind: PictureKind) {
  const chunks = readChunks(makePicture(kind).png);
  const parts = chunks === undefined ? undefined : partsOf(chunks);
  if (parts === undefined) throw new Error(`no picture: ${JSON.stringify(kind)}`);
  return parts;
}

const kinds = [
  ...[1, 2, 4, 8, 16].map((depth) => ({ colour: 0, depth })),
  ...[8, 16].map((depth) => ({ colour: 2, depth })),
  ...[1, 2, 4, 8].map((depth) => ({ colour: 3, depth })),
  ...[8, 16].map((depth) => ({ colour: 4, depth })),
  ...[8, 16].map((depth) => ({ colour: 6, depth })),
];

/** Samples of one byte or two, or as many bits, as the standard orders them (7.2). */
function samplesOf(pixels: Buffer, depth: number, rowBytes: number, perRow: number): number[] {
  const rows = Array.from({ length: pixels.length / rowBytes }, (_none, at) =>
    pixels.subarray(at * rowBytes, (at + 1) * rowBytes),
  );
  return rows.flatMap((row) => {
    const bits = [...row].map((byte) => byte.toString(2).padStart(8, "0")).join("");
    return Array.from({ length: perRow }, (_none, at) =>
      Number.parseInt(bits.slice(at * depth, (at + 1) * depth), 2),
    );
  });
}

describe("whatever its filters and passes, a picture has the same pixels", () => {
  test.each(kinds)("%j", ({ colour, depth }) => {
    const plain = decodePixels(partsFor({ colour, depth, filter: 0 }));
    for (const interlace of [false, true]) {
      for (const filter of [undefined, 0, 1, 2, 3, 4]) {
        const kind = { colour, depth, interlace, ...(filter !== undefined && { filter }) };
        expect([kind, decodePixels(partsFor(kind)).equals(plain)]).toEqual([kind, true]);
      }
    }
    if (colour === 3) return;
    // Held against the picture itself: each sample as it was drawn.
    const { pixels, width, height } = makePicture({ colour, depth, filter: 0 });
    const channels = { 0: [0], 2: [0, 1, 2], 4: [0, 3], 6: [0, 1, 2, 3] }[colour] ?? [];
    const top = 2 ** depth - 1;
    const drawn = pixels.flatMap((pixel) =>
      channels.map((one) => Math.round(((pixel[one] ?? 0) * top) / 65_535)),
    );
    const perRow = width * channels.length;
    expect(samplesOf(plain, depth, plain.length / height, perRow)).toEqual(drawn);
  });
});

test.each([
  [1, 1, [[1, 1]]],
  [
    2,
    1,
    [
      [1, 1],
      [1, 1],
    ],
  ],
  [
    1,
    2,
    [
      [1, 1],
      [1, 1],
    ],
  ],
  [
    5,
    5,
    [
      [1, 1],
      [1, 1],
      [2, 1],
      [1, 2],
      [3, 1],
      [2, 3],
      [5, 2],
    ],
  ],
  [
    8,
    8,
    [
      [1, 1],
      [1, 1],
      [2, 1],
      [2, 2],
      [4, 2],
      [4, 4],
      [8, 4],
    ],
  ],
])("the passes of %i × %i pixels without any are left out", (width, height, sizes) => {
  const { header } = partsFor({ colour: 0, depth: 8, width, height, interlace: true });
  expect(passesOf(header).map(({ columns, rows }) => [columns, rows])).toEqual(sizes);
  expect(unpackedSize(header)).toBe(
    sizes.reduce((sum, [columns = 0, rows = 0]) => sum + rows * (columns + 1), 0),
  );
});

test.each([
  [{ colour: 3, depth: 2, width: 8, height: 8 }, true],
  // Colours beyond those of the palette, which a picture of all colours has.
  [{ colour: 3, depth: 2, width: 8, height: 8, colours: 3 }, true],
  [{ colour: 2, depth: 8 }, true],
])("whether a palette is enough for %j: %s", (kind, enough) => {
  expect(isPaletteEnough(partsFor(kind))).toBe(enough);
});

test.each([1, 2, 4, 8])("a palette one colour short, at %i bits", (depth) => {
  for (const interlace of [false, true]) {
    const parts = partsFor({ colour: 3, depth, width: 260, interlace });
    expect(isPaletteEnough(parts)).toBe(true);
    const palette = parts.palette?.subarray(0, -3);
    expect(isPaletteEnough({ ...parts, palette })).toBe(false);
  }
});
