import type { FileKind } from "../domain/evidence.ts";
import { cleanJpeg, withJpegOrientation } from "./clean-jpeg.ts";
import { cleanPng, withPngOrientation } from "./clean-png.ts";
import type { CleanImage } from "./found-metadata.ts";

/** Removes the metadata of a picture; a PDF is returned as it is. */
export function cleanImage(kind: FileKind, bytes: Buffer): CleanImage {
  if (kind === "png") return cleanPng(bytes);
  if (kind === "jpeg") return cleanJpeg(bytes);
  return { bytes, metadata: [], orientation: 1, taken: undefined };
}

/** The bytes of a picture as it is sent by itself: without metadata but for how it is to be turned. */
export function sentImage(kind: FileKind, bytes: Buffer): CleanImage {
  const clean = cleanImage(kind, bytes);
  if (clean.bytes === bytes || clean.orientation === 1) return clean;
  const turn = kind === "png" ? withPngOrientation : withJpegOrientation;
  const sent = turn(clean.bytes, clean.orientation);
  // A picture that was cleaned before has nothing else.
  return sent.equals(bytes) ? { ...clean, bytes, metadata: [] } : { ...clean, bytes: sent };
}
