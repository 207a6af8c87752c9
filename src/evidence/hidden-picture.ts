import type { Capture, PixelBox } from "../domain/evidence.ts";
import type { CapturePicture } from "./picture-of.ts";
import { withJpegOrientation } from "./clean-jpeg.ts";
import { withPngOrientation } from "./clean-png.ts";
import { cleanImage } from "./clean-image.ts";
import type { CleanImage } from "./found-metadata.ts";
import { hideBoxes } from "./hide-boxes.ts";
import { partsOf, readChunks } from "./png-chunks.ts";
import { frameOf, readSegments } from "./read-jpeg.ts";

/** A capture as the document shows it: without its metadata, and black where it hides something. */
export function shownPicture({ kind, bytes: whole, hidden }: CapturePicture): Buffer {
  const clean = cleanImage(kind, whole);
  const bytes = withoutHidden(kind, clean, hidden);
  const turn = kind === "png" ? withPngOrientation : withJpegOrientation;
  return clean.orientation === 1 ? bytes : turn(bytes, clean.orientation);
}

/** A picture without its metadata and with these boxes, as `widenBox` gives them, in black. */
export function withoutHidden(
  kind: Capture["kind"],
  { bytes, orientation }: CleanImage,
  hidden: readonly PixelBox[],
): Buffer {
  if (hidden.length === 0) return bytes;
  const size = kind === "png" ? pngSize(bytes) : frameOf(readSegments(bytes)?.segments ?? []);
  if (size === undefined) throw new Error("a picture that was checked can't be read");
  const { width, height } = size;
  const upright = orientation > 4 ? { width: height, height: width } : { width, height };
  return hideBoxes(kind, bytes, hidden, { ...upright, orientation });
}

function pngSize(bytes: Buffer) {
  const chunks = readChunks(bytes);
  return chunks === undefined ? undefined : partsOf(chunks)?.header;
}
