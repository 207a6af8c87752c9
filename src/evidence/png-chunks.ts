import { crc32 } from "node:zlib";

export interface PngChunk {
  readonly type: string;
  readonly data: Buffer;
  /** The chunk with its length and CRC. */
  readonly whole: Buffer;
}

/** The chunks of a PNG from IHDR to IEND. */
export interface PngChunks {
  readonly chunks: readonly PngChunk[];
  /** Types of ancillary chunks left out because their CRC is wrong; the picture does not need them. */
  readonly ignored: readonly string[];
  /** Bytes behind IEND. */
  readonly trailing: number;
}

/** The chunks that a decoder must understand (PNG, ISO/IEC 15948, 11.2). */
const critical = new Set(["IHDR", "PLTE", "IDAT", "IEND"]);

/** More chunks than any program writes count as damage: a file of empty ones would fill the memory. */
const maxChunks = 100_000;

/**
 * Cuts a PNG into chunks. Undefined when it is cut short, a chunk that its pixels need is damaged, or
 * there are more than `maxChunks`.
 */
export function readChunks(bytes: Buffer): PngChunks | undefined {
  const chunks: PngChunk[] = [];
  const ignored: string[] = [];
  let at = 8;
  while (at + 12 <= bytes.length && chunks.length + ignored.length < maxChunks) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    const type = bytes.toString("latin1", at + 4, at + 8);
    const ancillary = /^[a-z][A-Za-z]{3}$/.test(type);
    if (!ancillary && !critical.has(type)) return undefined;
    if (crc32(bytes.subarray(at + 4, end - 4)) === bytes.readUInt32BE(end - 4)) {
      const whole = bytes.subarray(at, end);
      chunks.push({ type, data: bytes.subarray(at + 8, end - 4), whole });
    } else if (ancillary) ignored.push(type);
    else return undefined;
    if (type === "IEND") return { chunks, ignored, trailing: bytes.length - end };
    at = end;
  }
  return undefined;
}

export interface PngHeader {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** Bits per sample. */
  readonly depth: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha (table 11.1). */
  readonly colour: number;
  readonly interlaced: boolean;
}

/** What a PNG's pixels are made of. */
export interface PngParts {
  readonly header: PngHeader;
  /** RGB entries; only of colour type 3, since in others a palette is but a suggestion (11.2.2). */
  readonly palette: Buffer | undefined;
  /** The data of tRNS: alpha of palette entries, or the one transparent colour. */
  readonly transparency: Buffer | undefined;
  /** The compressed pixels. */
  readonly packed: readonly Buffer[];
}

/** Samples per pixel by colour type (table 11.1). */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Allowed bits per sample by colour type (table 11.1). */
const depths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Bytes of tRNS by colour type; of a palette it has up to one per entry (11.3.2.1). */
const transparencyBytes: Readonly<Record<number, number>> = { 0: 2, 2: 6 };

export const samplesOf = ({ colour }: PngHeader): number => samples[colour] ?? 0;

/** The parts of the picture; undefined where one is missing or is not what the standard allows. */
export function partsOf({ chunks }: PngChunks): PngParts | undefined {
  const header = readHeader(chunks[0]);
  const firstData = chunks.findIndex(({ type }) => type === "IDAT");
  if (header === undefined || firstData === -1) return undefined;
  // What stands behind the pixels comes too late for them.
  const before = chunks.slice(0, firstData);
  const dataOf = (type: string) => before.find((chunk) => chunk.type === type)?.data;
  const palette = header.colour === 3 ? dataOf("PLTE") : undefined;
  if (header.colour === 3 && !isPalette(palette)) return undefined;
  const transparency = dataOf("tRNS");
  const expected = transparencyBytes[header.colour];
  const fits =
    palette === undefined
      ? transparency?.length === expected
      : (transparency?.length ?? 0) <= palette.length / 3;
  return {
    header,
    palette: palette?.subarray(0, 3 * 2 ** header.depth),
    transparency: fits ? transparency : undefined,
    packed: chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data),
  };
}

function isPalette(data: Buffer | undefined): boolean {
  return data !== undefined && data.length > 0 && data.length % 3 === 0 && data.length <= 768;
}

function readHeader(chunk: PngChunk | undefined): PngHeader | undefined {
  if (chunk?.type !== "IHDR" || chunk.data.length !== 13) return undefined;
  const { data } = chunk;
  const [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)];
  const [depth, colour, compression, filter, interlace] = data.subarray(8);
  if (depth === undefined || colour === undefined || compression !== 0 || filter !== 0)
    return undefined;
  if (width === 0 || height === 0 || depths[colour]?.includes(depth) !== true) return undefined;
  if (interlace !== 0 && interlace !== 1) return undefined;
  return { width, height, depth, colour, interlaced: interlace === 1 };
}
