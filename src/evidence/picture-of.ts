import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Capture } from "../domain/evidence.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { OpenConverter } from "../ports/image-converter.ts";
import { convertImage } from "./convert-image.ts";

/** The picture that stands for a capture, as a file has it, and what is still to be hidden in it. */
export interface CapturePicture {
  readonly kind: "png" | "jpeg";
  readonly bytes: Buffer;
  readonly hidden: NonNullable<Capture["hidden"]>;
}

/**
 * Reads the picture of a capture: the smaller one that was made of it, or the one that its file is
 * converted to, or its file.
 *
 * @throws MesaError `archivo-ilegible` when a capture has changed since it was checked
 */
export async function pictureOf(
  capture: Capture,
  converter: OpenConverter,
): Promise<CapturePicture> {
  const { reduced, convertedFrom, kind, hidden = [] } = capture;
  // What is hidden was left out before it was made smaller.
  if (reduced !== undefined)
    return { kind: reduced.kind, bytes: readFileSync(reduced.path), hidden: [] };
  const bytes = readChecked(capture);
  if (convertedFrom === undefined) return { kind, bytes, hidden };
  const image = await convertImage(convertedFrom, bytes, await converter());
  if ("bytes" in image) return { kind, bytes: image.bytes, hidden };
  throw new MesaError("archivo-ilegible", { params: { archivo: capture.path, causa: "cambio" } });
}

/** Reads a capture whose digest must still be the one that was checked. */
function readChecked(capture: Capture): Buffer {
  const bytes = readFileSync(capture.path);
  const digest = createHash("sha256").update(bytes).digest("hex");
  if (digest === capture.sha256) return bytes;
  throw new MesaError("archivo-ilegible", { params: { archivo: capture.path, causa: "cambio" } });
}
