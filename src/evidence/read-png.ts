import { crc32, createInflate, inflateSync } from "node:zlib";

export interface PngFacts {
  readonly width: number;
  readonly height: number;
}

/** Why an image is refused; the code of a message `problema.<code>`. */
export interface ImageTrouble {
  readonly trouble: "archivo-danado" | "imagen-demasiado-grande" | "imagen-no-admitida";
}

/** Larger images are refused. Three 4K screens side by side have 25 million pixels. */
export const maxPixels = 60_000_000;

/** Pixel data up to this size is unpacked synchronously, which is faster than a stream. */
const maxSyncBytes = 16 * 1024 * 1024;

/** Samples per pixel by colour type (PNG, ISO/IEC 15948, table 11.1). */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Allowed bits per sample by colour type (table 11.1). */
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
 * Checks a whole PNG: the CRC of every chunk, the end mark, and that its pixels unpack to exactly as
 * many bytes as its header promises. Unpacked data is only counted.
 */
export async function readPng(bytes: Buffer): Promise<PngFacts | ImageTrouble> {
  const chunks = readChunks(bytes);
  const header = chunks === undefined ? undefined : readHeader(chunks[0]?.data);
  if (chunks === undefined || header === undefined) return { trouble: "archivo-danado" };
  if (header.width * header.height > maxPixels) return { trouble: "imagen-demasiado-grande" };
  const transparent = chunks.some((chunk) => chunk.type === "tRNS");
  if (isUnsupported(header, transparent)) return { trouble: "imagen-no-admitida" };
  const packed = chunks.filter((chunk) => chunk.type === "IDAT").map((chunk) => chunk.data);
  const promised = dataSize(header);
  const unpacked =
    promised <= maxSyncBytes
      ? countAtOnce(Buffer.concat(packed), promised)
      : await countInflated(packed, promised);
  return unpacked === promised
    ? { width: header.width, height: header.height }
    : { trouble: "archivo-danado" };
}

/** The compressed pixels of a PNG that a PDF can contain unchanged. */
export interface PlainPng extends PngFacts {
  readonly depth: number;
  /** Samples per pixel. */
  readonly colours: number;
  readonly palette: Buffer | undefined;
  readonly data: Buffer;
}

/** Reads a PNG for embedding. Undefined with transparency or interlacing, which need unpacking. */
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
 * Whether a PDF could not show this kind pixel by pixel: 16 bits with an alpha channel, 16 or fewer
 * than 8 bits interlaced, and fewer than 8 bits with transparency. No screenshot has such a kind.
 */
function isUnsupported({ depth, colour, interlaced }: Header, transparent: boolean): boolean {
  if (depth === 16) return colour >= 4 || interlaced;
  return depth < 8 && (interlaced || (transparent && colour === 3));
}

/** Bytes that the pixels of an image unpack to, by its header. */
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

/** Bytes that the data unpacks to; −1 for damaged data and for more than `limit`. */
function countAtOnce(data: Buffer, limit: number): number {
  try {
    return inflateSync(data, { maxOutputLength: limit, chunkSize: 64 * 1024 }).length;
  } catch {
    return -1;
  }
}

/** Bytes that the pieces unpack to, counting until soon after `limit`; −1 for damaged data. */
function countInflated(pieces: readonly Buffer[], limit: number): Promise<number> {
  return new Promise((resolve) => {
    // Larger than the default, because each piece takes a turn of the event loop.
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
