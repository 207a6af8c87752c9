import { crc32, deflateSync } from "node:zlib";

/** A colour of 16 bits a sample and its opacity, as the standard's own samples are scaled to. */
export type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

export interface PictureKind {
  /** 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha. */
  readonly colour: number;
  readonly depth: number;
  readonly interlace?: boolean;
  /** Adds tRNS. */
  readonly transparent?: boolean;
  /** Adds a palette that RGB pictures only suggest. */
  readonly suggested?: boolean;
  /** One filter for all rows; row by row another where undefined. */
  readonly filter?: number;
  /** Colours in the palette, fewer than the depth allows. */
  readonly colours?: number;
  /** Chunks before the pixels. */
  readonly before?: readonly Buffer[];
  /** Chunks behind the pixels. */
  readonly after?: readonly Buffer[];
  readonly width?: number;
  readonly height?: number;
}

const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A PNG of any kind, and the colour of each of its pixels, row by row. */
export function makePicture(kind: PictureKind): {
  readonly png: Buffer;
  readonly pixels: readonly Pixel[];
  readonly width: number;
  readonly height: number;
} {
  const { colour, depth, width = 21, height = 13, interlace = false } = kind;
  const count = samples[colour] ?? 1;
  const top = 2 ** depth - 1;
  const colours = Math.min(kind.colours ?? 256, 2 ** depth);
  const palette = Array.from({ length: colours }, (_none, index) => [
    (index * 83 + 40) % 256,
    (index * 151 + 90) % 256,
    (index * 29 + 7) % 256,
  ]);
  const sample = (x: number, y: number, channel: number): number =>
    colour === 3
      ? (x + 3 * y) % colours
      : (x * 977 * (channel + 1) + y * 3571 + channel * 91 + ((x * y) >> 1)) % (top + 1);
  /** The colour that tRNS of a grey or RGB picture makes transparent: that of its first pixel. */
  const clear = Array.from({ length: count }, (_none, channel) => sample(0, 0, channel));
  const alphas = palette.map((_one, index) => (index * 67) % 256);
  const scale = (value: number): number => Math.round((value * 65535) / top);

  const pixels = Array.from({ length: width * height }, (_none, at): Pixel => {
    const values = Array.from({ length: count }, (_one, channel) =>
      sample(at % width, Math.floor(at / width), channel),
    );
    const [first = 0, second = 0, third = 0, fourth = 0] = values;
    if (colour === 3) {
      const [red = 0, green = 0, blue = 0] = palette[first] ?? [];
      const alpha = kind.transparent === true ? (alphas[first] ?? 255) : 255;
      return [red * 257, green * 257, blue * 257, alpha * 257];
    }
    const opaque =
      kind.transparent === true && values.every((one, channel) => one === clear[channel]) ? 0 : top;
    if (count <= 2) {
      const grey = scale(first);
      return [grey, grey, grey, scale(count === 2 ? second : opaque)];
    }
    return [scale(first), scale(second), scale(third), scale(count === 4 ? fourth : opaque)];
  });

  const bits = depth * count;
  const rows: Buffer[] = [];
  for (const [left, upper, stepX, stepY] of interlace ? adam7 : [[0, 0, 1, 1] as const]) {
    const columns = Math.ceil((width - left) / stepX);
    let above = Buffer.alloc(Math.ceil((columns * bits) / 8));
    if (columns <= 0) continue;
    for (let y = upper, line = 0; y < height; y += stepY, line += 1) {
      const row = Buffer.alloc(above.length);
      for (let column = 0; column < columns; column += 1) {
        for (let channel = 0; channel < count; channel += 1) {
          writeSample(
            row,
            (column * count + channel) * depth,
            depth,
            sample(left + column * stepX, y, channel),
          );
        }
      }
      const filter = kind.filter ?? line % 5;
      rows.push(filtered(row, above, filter, Math.ceil(bits / 8)));
      above = row;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour, 0, 0, interlace ? 1 : 0], 8);
  const suggestion = [
    [255, 0, 0],
    [0, 255, 0],
    [1, 2, 3],
  ];
  const plte = colour === 3 ? palette : kind.suggested === true ? suggestion : undefined;
  const wide = Buffer.alloc(2 * count);
  clear.forEach((one, channel) => wide.writeUInt16BE(one, 2 * channel));
  const trns = colour === 3 ? Buffer.from(alphas) : wide;
  const data = deflateSync(Buffer.concat(rows));
  const middle = Math.floor(data.length / 2);
  const png = Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    pngChunk("IHDR", header),
    ...(plte === undefined ? [] : [pngChunk("PLTE", Buffer.from(plte.flat()))]),
    ...(kind.transparent === true ? [pngChunk("tRNS", trns)] : []),
    ...(kind.before ?? []),
    pngChunk("IDAT", data.subarray(0, middle)),
    pngChunk("IDAT", data.subarray(middle)),
    ...(kind.after ?? []),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
  return { png, pixels, width, height };
}

function writeSample(row: Buffer, bit: number, depth: number, value: number): void {
  if (depth === 16) row.writeUInt16BE(value, bit / 8);
  else row[bit >> 3] = (row[bit >> 3] ?? 0) | (value << (8 - depth - (bit & 7)));
}

/** A row behind its filter byte (PNG, 9.2). */
function filtered(row: Buffer, above: Buffer, filter: number, step: number): Buffer {
  const out = Buffer.alloc(row.length + 1);
  out[0] = filter;
  for (let at = 0; at < row.length; at += 1) {
    const a = row[at - step] ?? 0;
    const b = above[at] ?? 0;
    const c = above[at - step] ?? 0;
    const p = a + b - c;
    const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
    const paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    const guess = [0, a, b, (a + b) >> 1, paeth][filter] ?? 0;
    out[at + 1] = (row[at] ?? 0) - guess;
  }
  return out;
}
