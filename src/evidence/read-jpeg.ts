import { readExif } from "./read-exif.ts";
import { areScansWhole, componentsOf, type JpegFrame, type JpegSegment } from "./jpeg-scan.ts";
import { maxPixels, type ImageTrouble } from "./read-png.ts";

export interface JpegFacts {
  /** Pixels, after applying the EXIF orientation. */
  readonly width: number;
  readonly height: number;
}

/** The segments from SOI to EOI, both left out. */
export interface JpegSegments {
  readonly segments: readonly JpegSegment[];
  /** Bytes behind EOI. */
  readonly trailing: number;
}

const startOfScan = 0xda;
const endOfImage = 0xd9;

/** Start of a frame of any process; DHT, JPG and DAC lie among them. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Baseline, extended and progressive frames with Huffman codes: those a PDF may hold. */
const knownFrames = new Set([0xc0, 0xc1, 0xc2]);

/** More segments than any program writes count as damage: a file of empty ones would fill the memory. */
const maxSegments = 20_000;

/**
 * Reads all segments; undefined when one is cut short, the end is missing, or there are more than
 * `maxSegments`.
 */
export function readSegments(bytes: Buffer): JpegSegments | undefined {
  const segments: JpegSegment[] = [];
  let at = 2;
  while (at + 2 <= bytes.length && segments.length < maxSegments) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    // Any number of FF may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === endOfImage) {
      const scanned = segments.some((one) => one.marker === startOfScan);
      return scanned ? { segments, trailing: bytes.length - at - 2 } : undefined;
    }
    if (at + 4 > bytes.length) return undefined;
    const length = bytes.readUInt16BE(at + 2);
    let end = at + 2 + length;
    if (length < 2 || end > bytes.length) return undefined;
    const data = bytes.subarray(at + 4, end);
    if (marker === startOfScan) end = scanEnd(bytes, end);
    segments.push({ marker, data, whole: bytes.subarray(at, end) });
    at = end;
  }
  return undefined;
}

/** Where entropy-coded data ends: at the first marker that is no restart. FF00 stands for FF there. */
function scanEnd(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next === 0xff || next === 0 || (next >= 0xd0 && next <= 0xd7)) continue;
    return at;
  }
  return bytes.length;
}

/** The frame header; undefined where there is none or it is cut short. */
export function frameOf(segments: readonly JpegSegment[]): JpegFrame | undefined {
  const found = segments.find(({ marker }) => isFrame(marker));
  if (found === undefined || found.data.length < 6) return undefined;
  const { marker, data } = found;
  if (data.length < 6 + 3 * data.readUInt8(5)) return undefined;
  const [height, width] = [data.readUInt16BE(1), data.readUInt16BE(3)];
  const components = componentsOf(data, width, height);
  return { marker, precision: data.readUInt8(0), height, width, components };
}

/** The EXIF orientation (1 to 8) that the first EXIF segment names. */
export function jpegOrientation(segments: readonly JpegSegment[]): number {
  for (const { marker, data } of segments) {
    if (marker === 0xe1 && data.toString("latin1", 0, 6) === "Exif\0\0") {
      return readExif(data.subarray(6)).orientation;
    }
  }
  return 1;
}

/** Checks the segments of a JPEG and that its scans are whole, and that a PDF can hold its kind. */
export function readJpeg(bytes: Buffer): JpegFacts | ImageTrouble {
  const read = readSegments(bytes);
  const frame = read === undefined ? undefined : frameOf(read.segments);
  if (read === undefined || frame === undefined) return { trouble: "archivo-danado" };
  const { width, height, components, precision, marker } = frame;
  if (width === 0 || height === 0) return { trouble: "archivo-danado" };
  if (width * height > maxPixels) return { trouble: "imagen-demasiado-grande" };
  if (!knownFrames.has(marker) || precision !== 8 || ![1, 3, 4].includes(components.length)) {
    return { trouble: "imagen-no-admitida" };
  }
  if (!areScansWhole(read.segments, frame)) return { trouble: "archivo-danado" };
  const turned = jpegOrientation(read.segments) > 4;
  return turned ? { width: height, height: width } : { width, height };
}
