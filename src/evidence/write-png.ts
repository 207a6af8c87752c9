import { crc32, deflateSync } from "node:zlib";
import type { PngHeader } from "./png-chunks.ts";
import { samplesOf } from "./png-chunks.ts";

const signature = Buffer.from("89504e470d0a1a0a", "hex");

/** What a PNG is written from: pixels as `decodePixels` gives them. */
interface PngPicture {
  readonly header: PngHeader;
  readonly pixels: Buffer;
  readonly palette?: Buffer | undefined;
  readonly transparency?: Buffer | undefined;
}

/** Writes a PNG that is not interlaced, each row with the filter under which its bytes are smallest. */
export function writePng({ header, pixels, palette, transparency }: PngPicture): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(header.width, 0);
  head.writeUInt32BE(header.height, 4);
  head.set([header.depth, header.colour, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    pngChunk("IHDR", head),
    ...(palette === undefined ? [] : [pngChunk("PLTE", palette)]),
    ...(transparency === undefined ? [] : [pngChunk("tRNS", transparency)]),
    pngChunk("IDAT", deflateSync(filtered(pixels, header), { level: 9 })),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

/** One chunk with its length and CRC. */
function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/**
 * The rows, each behind the number of its filter (9.2): none for palettes and few bits, else of «none»,
 * «left» and «above» the one with the smallest sum of absolute differences (12.8).
 */
function filtered(pixels: Buffer, header: PngHeader): Buffer {
  const bits = header.depth * samplesOf(header);
  const length = Math.ceil((header.width * bits) / 8);
  const step = Math.ceil(bits / 8);
  const out = Buffer.alloc((length + 1) * header.height);
  const plain = header.colour === 3 || header.depth < 8;
  for (let row = 0; row < header.height; row += 1) {
    const from = row * length;
    const filter = plain ? 0 : bestFilter(pixels, from, length, step, row > 0);
    const target = row * (length + 1);
    out[target] = filter;
    for (let at = 0; at < length; at += 1) {
      const value = pixels[from + at] ?? 0;
      const guess = filter === 0 ? 0 : guessOf(filter, pixels, from, at, { length, step });
      out[target + 1 + at] = value - guess;
    }
  }
  return out;
}

function guessOf(
  filter: number,
  pixels: Buffer,
  from: number,
  at: number,
  { length, step }: { readonly length: number; readonly step: number },
): number {
  if (filter === 2) return pixels[from + at - length] ?? 0;
  return at < step ? 0 : (pixels[from + at - step] ?? 0);
}

function bestFilter(
  pixels: Buffer,
  from: number,
  length: number,
  step: number,
  hasAbove: boolean,
): number {
  let [none, left, above] = [0, 0, 0];
  for (let at = 0; at < length; at += 1) {
    const value = pixels[from + at] ?? 0;
    none += small(value);
    left += small(value - (at < step ? 0 : (pixels[from + at - step] ?? 0)));
    if (hasAbove) above += small(value - (pixels[from + at - length] ?? 0));
  }
  if (hasAbove && above <= left && above <= none) return 2;
  return left < none ? 1 : 0;
}

/** The distance of a byte from zero, upwards or downwards. */
const small = (value: number): number => {
  const byte = value & 255;
  return byte < 128 ? byte : 256 - byte;
};
