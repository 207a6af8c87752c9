import type { ConvertedKind } from "../domain/evidence.ts";

/** In pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Parts of a TIFF directory or of an AVIF that are looked at; a damaged count may say any number. */
const maxParts = 500;

/**
 * The size that the header of a picture gives, read before anything decodes it: a small file may
 * promise more pixels than there is memory for.
 *
 * @returns undefined where none is found
 */
export function foreignSize(kind: Exclude<ConvertedKind, "jpeg">, bytes: Buffer): Size | undefined {
  try {
    if (kind === "webp") return webpSize(bytes);
    return kind === "tiff" ? tiffSize(bytes) : largestOf(avifSizes(bytes, 0, bytes.length, 0));
  } catch (error) {
    // Reading behind the end of the file.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The first chunk of a WebP: extended, lossless or lossy (RFC 9649, 2.7). */
function webpSize(bytes: Buffer): Size | undefined {
  switch (bytes.toString("latin1", 12, 16)) {
    case "VP8X":
      return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) };
    case "VP8L": {
      const bits = bytes.readUInt32LE(21);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    case "VP8 ":
      return {
        width: bytes.readUInt16LE(26) & 0x3fff,
        height: bytes.readUInt16LE(28) & 0x3fff,
      };
    default:
      return undefined;
  }
}

/** Width and length in the first directory of a TIFF (TIFF 6.0, sections 2 and 3). */
function tiffSize(bytes: Buffer): Size | undefined {
  const little = bytes[0] === 0x49;
  const short = (at: number): number => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (at: number): number => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const start = long(4);
  const found = new Map<number, number>();
  for (let part = 0; part < Math.min(short(start), maxParts); part += 1) {
    const entry = start + 2 + 12 * part;
    // A SHORT stands in the first half of its field.
    found.set(short(entry), short(entry + 2) === 3 ? short(entry + 8) : long(entry + 8));
  }
  const [width, height] = [found.get(256), found.get(257)];
  return width === undefined || height === undefined ? undefined : { width, height };
}

/** Boxes of an AVIF that hold others, with the bytes before these (ISO/IEC 14496-12; 23008-12). */
const containers: Readonly<Record<string, number>> = { meta: 4, iprp: 0, ipco: 0 };

/** Every size that an AVIF gives to one of its pictures or tiles. */
function avifSizes(bytes: Buffer, start: number, end: number, depth: number): readonly Size[] {
  const sizes: Size[] = [];
  let at = start;
  for (let part = 0; part < maxParts && at + 8 <= end; part += 1) {
    const length = bytes.readUInt32BE(at) || end - at;
    const type = bytes.toString("latin1", at + 4, at + 8);
    // A length of 1 has 8 bytes more, which only data of many gigabytes needs.
    if (length < 8) break;
    const inside = containers[type];
    if (type === "ispe") {
      sizes.push({ width: bytes.readUInt32BE(at + 12), height: bytes.readUInt32BE(at + 16) });
    } else if (inside !== undefined && depth < 3) {
      sizes.push(...avifSizes(bytes, at + 8 + inside, Math.min(end, at + length), depth + 1));
    }
    at += length;
  }
  return sizes;
}

function largestOf(sizes: readonly Size[]): Size | undefined {
  const pixels = ({ width, height }: Size): number => width * height;
  return sizes.toSorted((one, other) => pixels(other) - pixels(one))[0];
}
