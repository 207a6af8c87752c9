import { maxPixels, type ImageTrouble } from "./read-png.ts";

export interface JpegFacts {
  /** Pixels, after applying the EXIF orientation. */
  readonly width: number;
  readonly height: number;
  /** Whether its EXIF data has the place where it was taken. */
  readonly located: boolean;
}

/** Markers of baseline, extended and progressive frames (Huffman or arithmetic), but not lossless ones. */
const frameMarkers = new Set([0xc0, 0xc1, 0xc2, 0xc9, 0xca]);

/** Reads the segments of a JPEG up to its pixels and checks that it has an end (ITU-T T.81, annex B). */
export function readJpeg(bytes: Buffer): JpegFacts | ImageTrouble {
  let at = 2;
  let size: { width: number; height: number } | undefined;
  let exif: ExifFacts = { turned: false, located: false };
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return { trouble: "archivo-danado" };
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    const data = bytes.subarray(at + 4, at + 2 + length);
    if (length < 2 || at + 2 + length > bytes.length) return { trouble: "archivo-danado" };
    if (frameMarkers.has(marker) && data.length >= 6) {
      size = { height: data.readUInt16BE(1), width: data.readUInt16BE(3) };
    }
    if (marker === 0xe1) exif = readExif(data) ?? exif;
    if (marker === 0xda) return finish(bytes, at + 2 + length, size, exif);
    at += 2 + length;
  }
  return { trouble: "archivo-danado" };
}

function finish(
  bytes: Buffer,
  scan: number,
  size: { width: number; height: number } | undefined,
  exif: ExifFacts,
): JpegFacts | ImageTrouble {
  const ends = bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) >= scan;
  if (size === undefined || size.width === 0 || size.height === 0 || !ends) {
    return { trouble: "archivo-danado" };
  }
  if (size.width * size.height > maxPixels) return { trouble: "imagen-demasiado-grande" };
  const { width, height } = size;
  return exif.turned
    ? { width: height, height: width, located: exif.located }
    : { width, height, located: exif.located };
}

interface ExifFacts {
  /** Whether the orientation is a quarter turn, which swaps width and height. */
  readonly turned: boolean;
  readonly located: boolean;
}

/** Reads two tags of the first EXIF directory: orientation, and whether there is a GPS directory. */
function readExif(data: Buffer): ExifFacts | undefined {
  if (data.toString("latin1", 0, 6) !== "Exif\0\0") return undefined;
  const tiff = data.subarray(6);
  const little = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number): number =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const long = (at: number): number =>
    at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
  const directory = long(4);
  const count = Math.min(short(directory), 200);
  let orientation = 1;
  let located = false;
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12;
    if (short(entry) === 0x0112) orientation = short(entry + 8);
    if (short(entry) === 0x8825) located = true;
  }
  return { turned: orientation >= 5 && orientation <= 8, located };
}
