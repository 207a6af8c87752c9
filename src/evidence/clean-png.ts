import { crc32 } from "node:zlib";
import { collectMetadata, type CleanImage } from "./found-metadata.ts";
import { readChunks } from "./png-chunks.ts";
import { orientationOnly, readExif } from "./read-exif.ts";
import { kindsOfPngText } from "./read-text-metadata.ts";

/** Chunks that make the picture, colours and animation included (PNG, third edition, table 7). */
const appearance = new Set(
  (
    "IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT " +
    "acTL fcTL fdAT"
  ).split(" "),
);

/** Removes all chunks that do not change how the picture looks, and bytes behind its end. */
export function cleanPng(bytes: Buffer): CleanImage {
  const read = readChunks(bytes);
  if (read === undefined) return { bytes, metadata: [], orientation: 1, taken: undefined };
  const found = collectMetadata();
  for (const { type, data } of read.chunks) {
    if (type === "eXIf") found.addExif(readExif(data));
    else if (type === "tEXt" || type === "zTXt" || type === "iTXt")
      kindsOfPngText(type, data, found);
    else if (type === "tIME") found.add("fecha");
    else if (!appearance.has(type)) found.add("otros");
  }
  if (read.trailing > 0) found.add("bytes-finales");
  const kept = read.chunks.filter(({ type }) => appearance.has(type)).map(({ whole }) => whole);
  return found.result(bytes, Buffer.concat([bytes.subarray(0, 8), ...kept]));
}

/** The same picture with an eXIf chunk that only tells how it is to be turned, behind its header. */
export function withPngOrientation(bytes: Buffer, orientation: number): Buffer {
  if (orientation === 1) return bytes;
  const headerEnd = 8 + 25;
  const body = Buffer.concat([Buffer.from("eXIf", "latin1"), orientationOnly(orientation)]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length - 4, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([
    bytes.subarray(0, headerEnd),
    frame.subarray(0, 4),
    body,
    frame.subarray(4),
    bytes.subarray(headerEnd),
  ]);
}
