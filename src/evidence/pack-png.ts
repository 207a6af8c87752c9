import { partsOf, readChunks, samplesOf, type PngParts } from "./png-chunks.ts";
import { decodePixels } from "./png-pixels.ts";
import { writePng } from "./write-png.ts";

/** Colours that a palette may have (PNG, 11.2.2). */
const maxColours = 256;

/**
 * The same picture in as few bytes as it takes without losing anything: with a palette where it has at
 * most 256 colours, without alpha where all is opaque, and compressed as well as it goes. Chunks that
 * make no pixels are not in it.
 */
export function packPng(bytes: Buffer): Buffer {
  const chunks = readChunks(bytes);
  const parts = chunks === undefined ? undefined : partsOf(chunks);
  if (parts === undefined) throw new Error("a PNG that was checked can't be read");
  const pixels = decodePixels(parts);
  const { header, transparency } = parts;
  // Of the others a palette is rare and saves little.
  const isPlain = header.depth === 8 && (header.colour === 2 || header.colour === 6);
  const few = isPlain && transparency === undefined ? withPalette(parts, pixels) : undefined;
  return writePng(few ?? { ...withoutOpaque(parts, pixels), palette: parts.palette });
}

/** The picture with a palette; undefined where it has more colours than one holds. */
function withPalette({ header }: PngParts, pixels: Buffer) {
  const step = samplesOf(header);
  const entries = new Map<number, number>();
  const indexes = Buffer.allocUnsafe(pixels.length / step);
  let before = -1;
  let entry = 0;
  for (let at = 0, pixel = 0; pixel < pixels.length; at += 1, pixel += step) {
    const alpha = step === 4 ? (pixels[pixel + 3] ?? 255) : 255;
    // A number below 2 to the power of 32, with red in its lowest byte.
    const colour = pixels.readUIntLE(pixel, 3) + alpha * 2 ** 24;
    if (colour !== before) {
      const known = entries.get(colour) ?? entries.size;
      if (known === maxColours) return undefined;
      entries.set(colour, known);
      [before, entry] = [colour, known];
    }
    indexes[at] = entry;
  }
  const colours = [...entries.keys()];
  const palette = Buffer.from(colours.flatMap((one) => [one, one >> 8, one >> 16]));
  const alphas = colours.map((one) => Math.floor(one / 2 ** 24));
  const opaque = alphas.every((alpha) => alpha === 255);
  const depth = [1, 2, 4].find((bits) => colours.length <= 2 ** bits) ?? 8;
  return {
    header: { ...header, colour: 3, depth, interlaced: false },
    pixels: depth === 8 ? indexes : tight(indexes, header.width, depth),
    palette,
    transparency: opaque ? undefined : Buffer.from(alphas),
  };
}

/** Samples of less than 8 bits side by side, each row begun on a byte (7.2). */
function tight(indexes: Buffer, width: number, depth: number): Buffer {
  const rowBytes = Math.ceil((width * depth) / 8);
  const rows = Buffer.alloc((indexes.length / width) * rowBytes);
  for (const [at, index] of indexes.entries()) {
    const column = at % width;
    const place = ((at - column) / width) * rowBytes + ((column * depth) >> 3);
    rows[place] = (rows[place] ?? 0) | (index << (8 - depth - ((column * depth) & 7)));
  }
  return rows;
}

/** The picture without its alpha where every pixel is opaque; only of 8 bits in colour. */
function withoutOpaque({ header, transparency }: PngParts, pixels: Buffer) {
  const same = { header: { ...header, interlaced: false }, pixels, transparency };
  if (header.colour !== 6 || header.depth !== 8) return same;
  const colours = Buffer.allocUnsafe((pixels.length / 4) * 3);
  for (let from = 0, to = 0; from < pixels.length; from += 4, to += 3) {
    if (pixels[from + 3] !== 255) return same;
    pixels.copy(colours, to, from, from + 3);
  }
  return { header: { ...same.header, colour: 2 }, pixels: colours, transparency };
}
