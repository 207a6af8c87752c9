import type { PixelBox } from "../domain/evidence.ts";

/** A picture in grey, upright, one byte for each pixel. */
export interface GreyImage {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/** What is used of the package `sharp` (https://sharp.pixelplumbing.com). */
export interface SharpImage {
  readonly autoOrient: () => SharpImage;
  readonly flatten: (options: { readonly background: string }) => SharpImage;
  readonly greyscale: () => SharpImage;
  readonly resize: (
    width: number,
    height: number,
    options: { readonly kernel: string },
  ) => SharpImage;
  readonly extend: (options: Readonly<Record<string, number | string>>) => SharpImage;
  readonly raw: () => SharpImage;
  readonly toBuffer: (options: { readonly resolveWithObject: true }) => Promise<{
    readonly data: Buffer;
    readonly info: { readonly width: number; readonly height: number; readonly channels: number };
  }>;
}
export type Sharp = (input: Buffer | string, options?: object) => SharpImage;

/** Larger pictures are not read. */
const maxPixels = 60_000_000;

/** Blank pixels around a strip, which the recogniser needs. */
export const stripMargin = 16;

/** Decodes a PNG or JPEG whose content was checked before. */
export async function openGrey(sharp: Sharp, path: string): Promise<GreyImage> {
  const { data, info } = await sharp(path, { limitInputPixels: maxPixels, failOn: "error" })
    .autoOrient()
    .flatten({ background: "#fff" })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: oneChannel(data, info.channels), width: info.width, height: info.height };
}

/**
 * A part of a picture, enlarged by `factor`, in dark letters on white whatever it was before, with a
 * white margin. Returns a PGM (netpbm's format of grey pixels), which the recogniser reads.
 */
export async function darkOnWhite(
  sharp: Sharp,
  image: GreyImage,
  box: PixelBox,
  factor: number,
): Promise<Buffer> {
  const grey = cut(image, box);
  const background = mostUsual(grey.data);
  const dark = background < 128;
  const reach = dark ? Math.max(60, 255 - background) : background;
  for (const [at, value] of grey.data.entries()) {
    const lit = dark
      ? 255 - (Math.max(0, value - background) * 255) / reach
      : (value * 255) / reach;
    grey.data[at] = Math.max(0, Math.min(255, lit));
  }
  return await enlarged(sharp, grey, factor);
}

/** The whole picture enlarged, as a PGM. */
export async function enlarged(sharp: Sharp, image: GreyImage, factor: number): Promise<Buffer> {
  const { width, height, data: pixels } = image;
  const { data, info } = await sharp(pixels, { raw: { width, height, channels: 1 } })
    .resize(Math.round(width * factor), Math.round(height * factor), { kernel: "cubic" })
    .extend({
      top: stripMargin,
      bottom: stripMargin,
      left: stripMargin,
      right: stripMargin,
      background: "#fff",
    })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const head = Buffer.from(`P5\n${info.width} ${info.height}\n255\n`, "latin1");
  return Buffer.concat([head, oneChannel(data, info.channels)]);
}

/** A copy of a part of a picture. */
export function cut({ data, width }: GreyImage, { left, top, right, bottom }: PixelBox): GreyImage {
  const size = { width: right - left, height: bottom - top };
  const part = Buffer.alloc(size.width * size.height);
  for (let row = 0; row < size.height; row += 1) {
    const from = (top + row) * width + left;
    data.copy(part, row * size.width, from, from + size.width);
  }
  return { data: part, ...size };
}

/** The grey that most pixels have, in steps of 8. */
function mostUsual(data: Buffer): number {
  const counts = new Uint32Array(32);
  for (const value of data) counts[value >> 3] = (counts[value >> 3] ?? 0) + 1;
  return counts.indexOf(Math.max(...counts)) * 8 + 4;
}

function oneChannel(data: Buffer, channels: number): Buffer {
  return channels === 1 ? data : Buffer.from(data.filter((_value, at) => at % channels === 0));
}
