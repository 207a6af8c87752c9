import { crc32, deflateSync } from "node:zlib";

const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

export interface MadePng {
  readonly png: Buffer;
  /** The packed scanlines, without their filter bytes. */
  readonly rows: readonly Buffer[];
  readonly bytesPerPixel: number;
}

/** A PNG of any colour type and depth whose every byte is known: no filter, no interlacing. */
export function makePng(options: {
  colour: number;
  depth: number;
  width?: number;
  height?: number;
  transparency?: boolean;
  interlace?: boolean;
}): MadePng {
  const {
    colour,
    depth,
    width = 33,
    height = 17,
    transparency = false,
    interlace = false,
  } = options;
  const bits = depth * (samples[colour] ?? 1);
  const length = Math.ceil((width * bits) / 8);
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.from(
      Array.from(
        { length },
        (__, x) => (x * 37 + y * 91 + x * y) % (colour === 3 && depth === 8 ? 200 : 256),
      ),
    ),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour, 0, 0, interlace ? 1 : 0], 8);
  const palette =
    colour === 3
      ? [
          chunk(
            "PLTE",
            Buffer.from(
              Array.from(
                { length: 3 * Math.min(256, 2 ** depth) },
                (_, index) => (index * 7) % 256,
              ),
            ),
          ),
        ]
      : [];
  const tRNS = transparency
    ? [
        chunk(
          "tRNS",
          Buffer.from(colour === 3 ? [0, 128] : colour === 0 ? [0, 1] : [0, 1, 0, 2, 0, 3]),
        ),
      ]
    : [];
  const data = deflateSync(Buffer.concat(rows.flatMap((row) => [Buffer.from([0]), row])));
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  const png = Buffer.concat([
    signature,
    chunk("IHDR", header),
    ...palette,
    ...tRNS,
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  return { png, rows, bytesPerPixel: bits / 8 };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
