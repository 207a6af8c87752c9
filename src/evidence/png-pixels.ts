import { inflateSync } from "node:zlib";
import { samplesOf, type PngHeader, type PngParts } from "./png-chunks.ts";

/** A part of the pixels that is compressed by itself: all of them, or one pass of an interlaced PNG. */
export interface PngPass {
  /** Column and row of its first pixel, and the steps to the next. */
  readonly left: number;
  readonly top: number;
  readonly stepX: number;
  readonly stepY: number;
  /** Pixels. */
  readonly columns: number;
  readonly rows: number;
  /** Bytes of a row, without the byte that names its filter. */
  readonly rowBytes: number;
}

/** Adam7: first column, first row, column step and row step of each pass (8.2). */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** The passes that have pixels. */
export function passesOf(header: PngHeader): readonly PngPass[] {
  const bits = header.depth * samplesOf(header);
  const passes = header.interlaced ? adam7 : [[0, 0, 1, 1] as const];
  return passes.flatMap(([left, top, stepX, stepY]) => {
    const columns = Math.ceil((header.width - left) / stepX);
    const rows = Math.ceil((header.height - top) / stepY);
    if (columns <= 0 || rows <= 0) return [];
    return [{ left, top, stepX, stepY, columns, rows, rowBytes: Math.ceil((columns * bits) / 8) }];
  });
}

/** Bytes that the pixels unpack to. */
export function unpackedSize(header: PngHeader): number {
  return passesOf(header).reduce((sum, { rows, rowBytes }) => sum + rows * (1 + rowBytes), 0);
}

/** Unpacked pixels: rows from top to bottom without filters or interlacing, each begun on a byte. */
export function decodePixels(parts: PngParts): Buffer {
  const { header } = parts;
  const size = unpackedSize(header);
  const packed = Buffer.concat(parts.packed);
  const data = inflateSync(packed, { maxOutputLength: size, chunkSize: 256 * 1024 });
  const bits = header.depth * samplesOf(header);
  const rowBytes = Math.ceil((header.width * bits) / 8);
  const pixels = Buffer.alloc(rowBytes * header.height);
  let at = 0;
  for (const pass of passesOf(header)) {
    const stride = 1 + pass.rowBytes;
    for (let row = 0; row < pass.rows; row += 1, at += stride) {
      unfilterRow(data, at, pass.rowBytes, row > 0 ? at - stride : undefined, Math.ceil(bits / 8));
      const target = (pass.top + row * pass.stepY) * rowBytes;
      if (!header.interlaced) data.copy(pixels, target, at + 1, at + stride);
      else spreadRow(data, at + 1, pixels, target, pass, bits);
    }
  }
  return pixels;
}

/** Undoes the filter of one row in place (9.2). `at` is the place of its filter byte. */
function unfilterRow(
  data: Buffer,
  at: number,
  length: number,
  above: number | undefined,
  step: number,
): void {
  const filter = data[at] ?? 0;
  if (filter === 0) return;
  const end = at + 1 + length;
  const up = above === undefined ? undefined : above - at;
  for (let place = at + 1; place < end; place += 1) {
    const left = place - step > at ? (data[place - step] ?? 0) : 0;
    const over = up === undefined ? 0 : (data[place + up] ?? 0);
    let guess: number;
    if (filter === 1) guess = left;
    else if (filter === 2) guess = over;
    else if (filter === 3) guess = (left + over) >> 1;
    else {
      const corner = up === undefined || place - step <= at ? 0 : (data[place + up - step] ?? 0);
      guess = paeth(left, over, corner);
    }
    data[place] = (data[place] ?? 0) + guess;
  }
}

function paeth(left: number, over: number, corner: number): number {
  const distanceLeft = Math.abs(over - corner);
  const distanceOver = Math.abs(left - corner);
  const distanceCorner = Math.abs(left + over - 2 * corner);
  if (distanceLeft <= distanceOver && distanceLeft <= distanceCorner) return left;
  return distanceOver <= distanceCorner ? over : corner;
}

/** Puts the pixels of one row of a pass where they belong in the picture. */
function spreadRow(
  data: Buffer,
  from: number,
  pixels: Buffer,
  target: number,
  { left, stepX, columns }: PngPass,
  bits: number,
): void {
  for (let column = 0; column < columns; column += 1) {
    const x = left + column * stepX;
    if (bits >= 8) {
      const bytes = bits / 8;
      const start = from + column * bytes;
      data.copy(pixels, target + x * bytes, start, start + bytes);
    } else {
      const place = target + ((x * bits) >> 3);
      const sample = sampleAt(data, from, column, bits);
      pixels[place] = (pixels[place] ?? 0) | (sample << (8 - bits - ((x * bits) & 7)));
    }
  }
}

/** The sample at a position of a row, for 1 to 16 bits per sample. */
export function sampleAt(data: Buffer, row: number, position: number, bits: number): number {
  if (bits === 8) return data[row + position] ?? 0;
  if (bits === 16) return data.readUInt16BE(row + 2 * position);
  const bit = position * bits;
  return ((data[row + (bit >> 3)] ?? 0) >> (8 - bits - (bit & 7))) & (2 ** bits - 1);
}

/** Whether every pixel of a palette picture has a colour in it. */
export function isPaletteEnough(parts: PngParts): boolean {
  const { header, palette } = parts;
  const colours = (palette?.length ?? 0) / 3;
  if (palette === undefined || colours >= 2 ** header.depth) return true;
  const pixels = decodePixels(parts);
  const rowBytes = Math.ceil((header.width * header.depth) / 8);
  for (let row = 0; row < pixels.length; row += rowBytes) {
    for (let x = 0; x < header.width; x += 1) {
      if (sampleAt(pixels, row, x, header.depth) >= colours) return false;
    }
  }
  return true;
}
