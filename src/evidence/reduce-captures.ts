import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Capture, ReducedImage, Reduction } from "../domain/evidence.ts";
import { diskError } from "../platform/files/replace-file.ts";
import type { ImageConverter, OpenConverter } from "../ports/image-converter.ts";
import { cleanImage } from "./clean-image.ts";
import { withPngOrientation } from "./clean-png.ts";
import { shownPicture } from "./hidden-picture.ts";
import { packPng } from "./pack-png.ts";
import { partsOf, readChunks } from "./png-chunks.ts";
import { readJpeg } from "./read-jpeg.ts";
import { pictureOf } from "./picture-of.ts";

/** A way to make a picture smaller; `factor` is that of its width. */
interface Step {
  readonly how: Reduction;
  readonly factor?: number;
}

/** In the order in which they are tried, for all captures each. */
const steps: readonly Step[] = [
  { how: "sin_perdida" },
  { how: "paleta" },
  { how: "jpeg" },
  { how: "escala", factor: 0.85 },
  { how: "escala", factor: 0.75 },
  { how: "escala", factor: 0.6 },
  { how: "escala", factor: 0.5 },
];

/**
 * The width in pixels below which the clock of a task bar can't be read: three quarters of a usual
 * screen; half of one with 4K, whose letters are twice as large.
 */
const legibleWidth = (width: number): number =>
  width >= 3000 ? Math.max(1920, width / 2) : Math.max(1366, width * 0.75);

/** What a picture has to lose to be worth it: this share of its bytes. */
const worthwhileShare = 0.03;
/** A screen is much smaller as a PNG; what is at most this share as a JPEG is a photograph. */
const photographShare = 0.5;

interface Goal {
  /** Bytes that are too many. */
  readonly excess: number;
  /** Where the smaller pictures are kept until the document is made of them. */
  readonly folder: string;
}

/**
 * Makes the pictures of captures smaller, the largest first, one way after the other until enough is
 * saved. Without a converter only what loses nothing is done.
 *
 * @throws MesaError `disco`; `archivo-ilegible` when a capture has changed since it was checked
 */
export async function reduceCaptures(
  captures: readonly Capture[],
  { excess, folder }: Goal,
  converter: OpenConverter,
): Promise<readonly Capture[]> {
  const tool = await converter();
  const now = captures.map((capture) => ({
    capture,
    bytes: capture.shown?.bytes ?? capture.bytes,
  }));
  let left = excess;
  for (const step of steps) {
    for (const one of now.toSorted((first, second) => second.bytes - first.bytes)) {
      if (left <= 0) return now.map(({ capture }) => capture);
      const smaller = await reduced(one.capture, step, tool, converter);
      const wanted = one.bytes * worthOf(step, one.capture, smaller);
      if (smaller === undefined || smaller.bytes.length > wanted) continue;
      const reducedImage = keep(smaller, step, join(folder, `reducida-${now.indexOf(one)}`));
      left -= one.bytes - reducedImage.bytes;
      one.bytes = reducedImage.bytes;
      one.capture = { ...one.capture, reduced: reducedImage };
    }
  }
  return now.map(({ capture }) => capture);
}

interface Picture {
  readonly kind: "png" | "jpeg";
  readonly bytes: Buffer;
}

/** The share of its bytes that a picture may keep for a step to be done. */
function worthOf({ how }: Step, capture: Capture, smaller: Picture | undefined): number {
  const photograph = how === "jpeg" && capture.kind === "png" && smaller?.kind === "jpeg";
  return photograph ? photographShare : 1 - worthwhileShare;
}

/** The picture of a capture by one step; undefined where that does not fit it. */
async function reduced(
  capture: Capture,
  { how, factor }: Step,
  tool: ImageConverter | undefined,
  converter: OpenConverter,
): Promise<Picture | undefined> {
  const own = await pictureOf(capture, converter);
  const { kind } = own;
  const picture = shownPicture(own);
  if (how === "sin_perdida") {
    // A JPEG would have to be decoded.
    if (kind === "jpeg") return undefined;
    const { orientation } = cleanImage("png", picture);
    return { kind, bytes: withPngOrientation(packPng(picture), orientation) };
  }
  if (tool === undefined || (how === "paleta" && kind === "jpeg")) return undefined;
  if (factor === undefined) {
    const as = how === "paleta" ? "png" : "jpeg";
    return { kind: as, bytes: await tool.encode(picture, { kind: as }) };
  }
  const width = Math.round(capture.width * factor);
  if (width < legibleWidth(capture.width)) return undefined;
  return { kind, bytes: await tool.encode(picture, { kind, width }) };
}

/** Writes a smaller picture into a file. @param path  without extension @throws MesaError `disco` */
function keep({ kind, bytes }: Picture, { how }: Step, path: string): ReducedImage {
  const file = `${path}-${how}.${kind}`;
  try {
    writeFileSync(file, bytes, { mode: 0o600 });
  } catch (error) {
    throw diskError(file, error);
  }
  return { how, path: file, kind, bytes: bytes.length, ...sizeOf({ kind, bytes }) };
}

/** Upright, as it is shown. */
function sizeOf({ kind, bytes }: Picture): Pick<ReducedImage, "width" | "height"> {
  if (kind === "jpeg") {
    const facts = readJpeg(bytes);
    if ("width" in facts) return facts;
  }
  const chunks = readChunks(bytes);
  const header = chunks === undefined ? undefined : partsOf(chunks)?.header;
  if (header === undefined) throw new Error("a picture that was just written can't be read");
  const { orientation } = cleanImage("png", bytes);
  const { width, height } = header;
  return orientation > 4 ? { width: height, height: width } : { width, height };
}
