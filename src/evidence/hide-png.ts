import type { PixelBox } from "../domain/evidence.ts";
import { partsOf, readChunks, samplesOf, type PngHeader, type PngParts } from "./png-chunks.ts";
import { decodePixels, sampleAt } from "./png-pixels.ts";
import { writePng } from "./write-png.ts";

/**
 * A PNG of the same picture with boxes painted black. It is written anew from the decoded pixels, so
 * that nothing of what was in the boxes is left in it; chunks that make no pixels are not in it either.
 *
 * @param boxes  within the picture, in pixels as they are stored
 */
export function hideInPng(bytes: Buffer, boxes: readonly PixelBox[]): Buffer {
  const chunks = readChunks(bytes);
  const parts = chunks === undefined ? undefined : partsOf(chunks);
  if (parts === undefined) throw new Error("a PNG that was checked can't be read");
  const pixels = decodePixels(parts);
  const { palette, samples } = blackOf(parts);
  for (const box of boxes) paint(pixels, parts.header, box, samples);
  return writePng({ ...parts, palette, pixels });
}

/** The samples of a black pixel, and the palette that has it. */
function blackOf({ header, palette, transparency }: PngParts): {
  readonly palette: Buffer | undefined;
  readonly samples: readonly number[];
} {
  const opaque = 2 ** header.depth - 1;
  if (palette === undefined) {
    const count = samplesOf(header);
    const hasAlpha = header.colour >= 4;
    const samples = Array.from({ length: count }, (_none, at) =>
      hasAlpha && at === count - 1 ? opaque : 0,
    );
    return { palette: undefined, samples };
  }
  const entries = palette.length / 3;
  if (entries <= opaque) {
    return { palette: Buffer.concat([palette, Buffer.alloc(3)]), samples: [entries] };
  }
  // A full palette: its darkest entry that hides what is below.
  const light = Array.from({ length: entries }, (_none, at) => {
    const clear = (transparency?.[at] ?? 255) < 255 ? 1000 : 0;
    const [red = 0, green = 0, blue = 0] = palette.subarray(3 * at, 3 * at + 3);
    return clear + red + green + blue;
  });
  return { palette, samples: [light.indexOf(Math.min(...light))] };
}

function paint(pixels: Buffer, header: PngHeader, box: PixelBox, samples: readonly number[]): void {
  const { depth, width } = header;
  const rowBytes = Math.ceil((width * samples.length * depth) / 8);
  for (let y = box.top; y < box.bottom; y += 1) {
    for (let x = box.left; x < box.right; x += 1) {
      for (const [nth, value] of samples.entries()) {
        setSample(pixels, y * rowBytes, x * samples.length + nth, depth, value);
      }
    }
  }
}

/** Sets the sample at a position of a row; see `sampleAt`. */
function setSample(
  pixels: Buffer,
  row: number,
  position: number,
  bits: number,
  value: number,
): void {
  if (bits === 16) {
    pixels.writeUInt16BE(value, row + 2 * position);
    return;
  }
  if (bits === 8) {
    pixels[row + position] = value;
    return;
  }
  const bit = position * bits;
  const place = row + (bit >> 3);
  const change = value ^ sampleAt(pixels, row, position, bits);
  pixels[place] = (pixels[place] ?? 0) ^ (change << (8 - bits - (bit & 7)));
}
