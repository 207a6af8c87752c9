import { samplesOf, type PngHeader, type PngParts } from "./png-chunks.ts";
import { sampleAt } from "./png-pixels.ts";

/**
 * Separates colour and alpha samples of pixels with an alpha channel.
 *
 * @returns alpha undefined where every pixel is opaque
 */
export function splitAlpha(
  pixels: Buffer,
  header: PngHeader,
): { readonly colours: Buffer; readonly alpha: Buffer | undefined } {
  const bytes = header.depth / 8;
  const alphaAt = (samplesOf(header) - 1) * bytes;
  const step = alphaAt + bytes;
  const count = pixels.length / step;
  const colours = Buffer.allocUnsafe(count * alphaAt);
  const alpha = Buffer.allocUnsafe(count * bytes);
  let opaque = true;
  let colour = 0;
  let mask = 0;
  for (let pixel = 0; pixel < pixels.length; pixel += step) {
    for (let at = 0; at < alphaAt; at += 1) colours[colour++] = pixels[pixel + at] ?? 0;
    for (let at = alphaAt; at < step; at += 1) {
      const value = pixels[pixel + at] ?? 0;
      if (value !== 255) opaque = false;
      alpha[mask++] = value;
    }
  }
  return { colours, alpha: opaque ? undefined : alpha };
}

/**
 * The alpha of each pixel, 8 bits, that tRNS gives to entries of a palette or to one colour (11.3.2.1).
 * Undefined where every pixel is opaque.
 */
export function transparencyMask(pixels: Buffer, parts: PngParts): Buffer | undefined {
  const { header, palette, transparency } = parts;
  if (transparency === undefined) return undefined;
  const { width, height, depth } = header;
  const samples = samplesOf(header);
  const rowBytes = Math.ceil((width * samples * depth) / 8);
  // Only as many bits as a sample has count.
  const clear = Array.from({ length: samples }, (_none, index) =>
    palette === undefined ? transparency.readUInt16BE(2 * index) & (2 ** depth - 1) : 0,
  );
  const alphaOf = (row: number, x: number): number => {
    if (palette !== undefined) return transparency[sampleAt(pixels, row, x, depth)] ?? 255;
    const same = clear.every(
      (value, index) => sampleAt(pixels, row, x * samples + index, depth) === value,
    );
    return same ? 0 : 255;
  };
  const mask = Buffer.allocUnsafe(width * height);
  let opaque = true;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const alpha = alphaOf(y * rowBytes, x);
      if (alpha !== 255) opaque = false;
      mask[y * width + x] = alpha;
    }
  }
  return opaque ? undefined : mask;
}
