import { orientationOnly, readExif } from "./read-exif.ts";
import { kindsOfPhotoshop, kindsOfXmp } from "./read-text-metadata.ts";
import type { JpegSegment } from "./jpeg-scan.ts";
import { readSegments } from "./read-jpeg.ts";
import { collectMetadata, type CleanImage, type FoundMetadata } from "./found-metadata.ts";

const soi = Buffer.from("ffd8", "hex");
const eoi = Buffer.from("ffd9", "hex");

/**
 * Removes comments and application segments but JFIF, ICC profile and Adobe's, which decide how the
 * picture looks, and bytes behind its end. Its scans are not touched.
 */
export function cleanJpeg(bytes: Buffer): CleanImage {
  const read = readSegments(bytes);
  if (read === undefined) return { bytes, metadata: [], orientation: 1, taken: undefined };
  const found = collectMetadata();
  const kept = read.segments.flatMap((segment) => keptPart(segment, found));
  if (read.trailing > 0) found.add("bytes-finales");
  return found.result(bytes, Buffer.concat([soi, ...kept, eoi]));
}

/** The same picture with an EXIF segment that only tells how it is to be turned. */
export function withJpegOrientation(bytes: Buffer, orientation: number): Buffer {
  if (orientation === 1) return bytes;
  const data = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), orientationOnly(orientation)]);
  return Buffer.concat([soi, segmentOf(0xe1, data), bytes.subarray(2)]);
}

function segmentOf(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** What is kept of a segment; what goes is noted. */
function keptPart({ marker, data, whole }: JpegSegment, found: FoundMetadata): readonly Buffer[] {
  const name = data.toString("latin1", 0, 32);
  if (marker === 0xe0 && name.startsWith("JFIF\0")) return [withoutThumbnail(data, whole, found)];
  if (marker === 0xe2 && name.startsWith("ICC_PROFILE\0")) return [whole];
  if (marker === 0xee && name.startsWith("Adobe")) return [whole];
  if (marker === 0xfe) found.add("texto");
  else if (marker < 0xe0 || marker > 0xef) return [whole];
  else if (marker === 0xe1 && name.startsWith("Exif\0\0"))
    found.addExif(readExif(data.subarray(6)));
  else if (marker === 0xe1 && name.startsWith("http://ns.adobe.com/")) {
    found.add(...kindsOfXmp(data.toString("latin1")));
  } else if (marker === 0xed) found.add(...kindsOfPhotoshop(data));
  else if (name.startsWith("JFXX\0") || name.startsWith("MPF\0")) found.add("miniatura");
  else found.add("otros");
  return [];
}

/** A JFIF segment may hold a thumbnail behind its 14 bytes (JFIF 1.02), which can show another picture. */
function withoutThumbnail(data: Buffer, whole: Buffer, found: FoundMetadata): Buffer {
  if (data.length <= 14) return whole;
  found.add("miniatura");
  const bare = Buffer.from(data.subarray(0, 14));
  bare.set([0, 0], 12);
  return segmentOf(0xe0, bare);
}
