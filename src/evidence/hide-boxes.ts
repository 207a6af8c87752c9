import type { Capture, HiddenBox, PixelBox } from "../domain/evidence.ts";
import { canHideIn, hideInJpeg } from "./hide-jpeg.ts";
import { hideInPng } from "./hide-png.ts";
import { unitSize } from "./jpeg-scan.ts";
import { frameOf, readSegments } from "./read-jpeg.ts";

/** Pixels to which boxes of a PNG are widened, so that no edge of a letter stays. */
const pngUnit = { width: 8, height: 8 } as const;

/** A picture upright and how it is stored. */
interface Turned {
  /** Pixels of the upright picture. */
  readonly width: number;
  readonly height: number;
  /** EXIF, 1 to 8. */
  readonly orientation: number;
}

/** The size in pixels to which boxes are widened; undefined where nothing can be hidden in the picture. */
export function hidingUnit(kind: Capture["kind"], bytes: Buffer) {
  if (kind === "png") return pngUnit;
  const frame = frameOf(readSegments(bytes)?.segments ?? []);
  return frame !== undefined && canHideIn(frame) ? unitSize(frame) : undefined;
}

/**
 * A box of the upright picture, widened to whole units and cut to the picture; undefined where it lies
 * outside.
 */
export function widenBox(
  box: PixelBox,
  unit: { readonly width: number; readonly height: number },
  picture: Turned,
): PixelBox | undefined {
  const stored = storedBox(box, picture);
  const size = storedSize(picture);
  const down = (value: number, step: number) => Math.max(0, Math.floor(value / step) * step);
  const up = (value: number, step: number) => Math.ceil(value / step) * step;
  const wide = {
    left: down(stored.left, unit.width),
    top: down(stored.top, unit.height),
    right: Math.min(size.width, up(stored.right, unit.width)),
    bottom: Math.min(size.height, up(stored.bottom, unit.height)),
  };
  if (wide.left >= wide.right || wide.top >= wide.bottom) return undefined;
  return uprightBox(wide, picture);
}

/** What is hidden, widened to what can be; or the code of the problem. */
export function hiddenIn(
  kind: Capture["kind"],
  content: Buffer,
  picture: Turned,
  hide: readonly HiddenBox[],
): readonly HiddenBox[] | "ocultar-jpeg" | "ocultar-fuera" {
  if (hide.length === 0) return [];
  const unit = hidingUnit(kind, content);
  if (unit === undefined) return "ocultar-jpeg";
  const wide = hide.flatMap((box) => {
    const found = widenBox(box, unit, picture);
    const pattern = box.pattern === undefined ? {} : { pattern: box.pattern };
    return found === undefined ? [] : [{ ...found, ...pattern }];
  });
  return wide.length < hide.length ? "ocultar-fuera" : wide;
}

/** The picture with the boxes, as `widenBox` gives them, in black. */
export function hideBoxes(
  kind: Capture["kind"],
  bytes: Buffer,
  boxes: readonly PixelBox[],
  picture: Turned,
): Buffer {
  const stored = boxes.map((box) => storedBox(box, picture));
  return kind === "png" ? hideInPng(bytes, stored) : hideInJpeg(bytes, stored);
}

function storedSize({ width, height, orientation }: Turned) {
  return orientation > 4 ? { width: height, height: width } : { width, height };
}

/** A box of the upright picture in pixels as they are stored (EXIF 2.3, orientation). */
function storedBox(box: PixelBox, picture: Turned): PixelBox {
  const { orientation } = picture;
  const { width, height } = storedSize(picture);
  const turned =
    orientation > 4 ? { left: box.top, top: box.left, right: box.bottom, bottom: box.right } : box;
  return flipped(turned, width, height, orientation);
}

/** The other way round. */
function uprightBox(box: PixelBox, picture: Turned): PixelBox {
  const { orientation } = picture;
  const { width, height } = storedSize(picture);
  const { left, top, right, bottom } = flipped(box, width, height, orientation);
  return orientation > 4
    ? { left: top, top: left, right: bottom, bottom: right }
    : { left, top, right, bottom };
}

/** Mirrors a box left to right and top to bottom where the orientation says so; twice is nothing. */
function flipped(box: PixelBox, width: number, height: number, orientation: number): PixelBox {
  const acrossToo = [2, 3, 7, 8].includes(orientation);
  const downToo = [3, 4, 6, 7].includes(orientation);
  return {
    left: acrossToo ? width - box.right : box.left,
    right: acrossToo ? width - box.left : box.right,
    top: downToo ? height - box.bottom : box.top,
    bottom: downToo ? height - box.top : box.bottom,
  };
}
