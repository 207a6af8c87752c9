import { crc32, createInflate, inflateSync } from "node:zlib";

export interface PngFacts {
  readonly width: number;
  readonly height: number;
}

/** Why an image can't be taken; names a message `problema.<code>`. */
export interface ImageTrouble {
  readonly trouble: "archivo-danado" | "imagen-demasiado-grande" | "imagen-no-admitida";
}

/** Three 4K screens side by side are 25 million pixels; what is far above is no screenshot. */
export const maximumPixels = 60_000_000;

/** Up to here unpacking at once costs less than the turns it saves. Bytes. */
const atOnce = 16 * 1024 * 1024;

/** Samples per pixel by colour type (PNG, ISO/IEC 15948, table 11.1). */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const depths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Adam7: first column, first row, column step and row step of each pass. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

interface Header extends PngFacts {
  readonly depth: number;
  readonly colour: number;
  readonly interlaced: boolean;
}

/**
 * Reads a PNG to its end: every chunk's CRC, the end mark, and that its pixels unpack to exactly
 * as many bytes as its header promises. Unpacked data is counted, not kept.
 */
export async function readPng(bytes: Buffer): Promise<PngFacts | ImageTrouble> {
  const chunks = readChunks(bytes);
  const header = chunks === undefined ? undefined : readHeader(chunks[0]?.data);
  if (chunks === undefined || header === undefined) return { trouble: "archivo-danado" };
  if (header.width * header.height > maximumPixels) return { trouble: "imagen-demasiado-grande" };
  const transparent = chunks.some((chunk) => chunk.type === "tRNS");
  if (isUnsupported(header, transparent)) return { trouble: "imagen-no-admitida" };
  const packed = chunks.filter((chunk) => chunk.type === "IDAT").map((chunk) => chunk.data);
  const promised = dataSize(header);
  const unpacked =
    promised <= atOnce
      ? countAtOnce(Buffer.concat(packed), promised)
      : await countInflated(packed, promised);
  return unpacked === promised
    ? { width: header.width, height: header.height }
    : { trouble: "archivo-danado" };
}

/** The packed pixels of a PNG as they lie in it, where a PDF can hold them just so. */
export interface PlainPng extends PngFacts {
  readonly depth: number;
  /** Samples per pixel. */
  readonly colours: number;
  readonly palette: Buffer | undefined;
  readonly data: Buffer;
}

/** Undefined for one with transparency or interlacing, whose pixels have to be unpacked. */
export function readPlainPng(bytes: Buffer): PlainPng | undefined {
  const chunks = readChunks(bytes) ?? [];
  const header = readHeader(chunks[0]?.data);
  const ofType = (type: string) => chunks.filter((chunk) => chunk.type === type);
  if (header === undefined || header.interlaced || header.colour >= 4) return undefined;
  if (ofType("tRNS").length > 0) return undefined;
  return {
    width: header.width,
    height: header.height,
    depth: header.depth,
    colours: samples[header.colour] ?? 0,
    palette: header.colour === 3 ? ofType("PLTE")[0]?.data : undefined,
    data: Buffer.concat(ofType("IDAT").map(({ data }) => data)),
  };
}

function readChunks(bytes: Buffer): readonly { type: string; data: Buffer }[] | undefined {
  const chunks: { type: string; data: Buffer }[] = [];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) return undefined;
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return undefined;
    const type = bytes.toString("latin1", at + 4, at + 8);
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4) });
    if (type === "IEND") return chunks;
    at = end;
  }
  return undefined;
}

function readHeader(data: Buffer | undefined): Header | undefined {
  if (data?.length !== 13) return undefined;
  const [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)];
  const [depth, colour, compression, filter, interlace] = data.subarray(8);
  if (depth === undefined || colour === undefined || compression !== 0 || filter !== 0)
    return undefined;
  if (width === 0 || height === 0 || depths[colour]?.includes(depth) !== true) return undefined;
  if (interlace !== 0 && interlace !== 1) return undefined;
  return { width, height, depth, colour, interlaced: interlace === 1 };
}

/**
 * Rare kinds that the document could not hold pixel by pixel: 16 bits with an alpha channel, and
 * less than 8 bits interlaced or with transparency. No screen is captured so.
 */
function isUnsupported({ depth, colour, interlaced }: Header, transparent: boolean): boolean {
  if (depth === 16) return colour >= 4 || interlaced;
  return depth < 8 && (interlaced || (transparent && colour === 3));
}

function dataSize({ width, height, depth, colour, interlaced }: Header): number {
  const bits = depth * (samples[colour] ?? 0);
  const size = (columns: number, rows: number): number =>
    columns === 0 ? 0 : rows * (1 + Math.ceil((columns * bits) / 8));
  if (!interlaced) return size(width, height);
  return passes.reduce((sum, [x, y, stepX, stepY]) => {
    const columns = Math.max(0, Math.ceil((width - x) / stepX));
    const rows = Math.max(0, Math.ceil((height - y) / stepY));
    return sum + size(columns, rows);
  }, 0);
}

/** How many bytes the data unpacks to; −1 for damaged data and for more than the limit. */
function countAtOnce(data: Buffer, limit: number): number {
  try {
    return inflateSync(data, { maxOutputLength: limit, chunkSize: 64 * 1024 }).length;
  } catch {
    return -1;
  }
}

/** How many bytes the pieces unpack to; stops soon after `limit`. −1 for damaged data. */
function countInflated(pieces: readonly Buffer[], limit: number): Promise<number> {
  return new Promise((resolve) => {
    // Bigger pieces than usual: each one costs a turn of the event loop.
    const inflate = createInflate({ chunkSize: 256 * 1024 });
    let count = 0;
    inflate.on("data", (piece: Buffer) => {
      count += piece.length;
      if (count > limit) inflate.destroy();
    });
    inflate.on("end", () => resolve(count));
    inflate.on("error", () => resolve(-1));
    inflate.on("close", () => resolve(count));
    for (const piece of pieces) inflate.write(piece);
    inflate.end();
  });
}
