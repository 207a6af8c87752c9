import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import type { PixelBox } from "../../src/domain/evidence.ts";
import type { ReadImage } from "../../src/ports/image-reader.ts";
import { createImageReader } from "../../src/recogniser/image-reader.ts";
import { testFolder } from "./test-context.ts";

/**
 * A word that stands in a picture, as left, top, width and height, and what each look makes of it: by
 * Tesseract's segmentation mode, with `:near` behind it at the second look at a place and the third, and
 * `:alone` where no other word stands in the picture.
 */
export interface ToyWord {
  readonly at: readonly [left: number, top: number, width: number, height: number];
  readonly texts: string | Readonly<Record<string, string>>;
  /** Words of one number are one line. */
  readonly line: number;
}

export interface ToyPicture {
  readonly size: readonly [width: number, height: number];
  readonly words: readonly ToyWord[];
  /** White unless given; on a dark grey the letters are light. */
  readonly background?: number;
  /** Only the head of its file, which says its size, is there. */
  readonly isCutOff?: boolean;
}

export const boxOf = ({ at: [left, top, width, height] }: ToyWord): PixelBox => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

/** The first word's grey; each other one's is 8 lighter. */
const firstGrey = 16;

/** Reads a picture by packages that know its words by their grey. */
export async function readToy(
  picture: ToyPicture,
  wanted: { readonly whole?: boolean; readonly texts?: boolean } = {},
): Promise<ReadImage | undefined> {
  const folder = testFolder();
  const path = join(folder, "captura.pgm");
  writeFileSync(path, drawn(picture));
  const packages = installToy(folder, picture.words);
  return await createImageReader(undefined, packages, {}).read({ path, sha256: "x", ...wanted });
}

function drawn({ size: [width, height], words, background = 255, isCutOff }: ToyPicture): Buffer {
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`);
  if (isCutOff === true) return head;
  const pixels = Buffer.alloc(width * height, background);
  // The greys that become the words' own when the background has become white.
  const usual = Math.floor(background / 8) * 8 + 4;
  const shadeOf = (grey: number): number =>
    background < 128
      ? usual + ((255 - grey) * Math.max(60, 255 - usual)) / 255
      : (grey * usual) / 255;
  for (const [index, { at }] of words.entries()) {
    const [left, top, wide, high] = at;
    const shade = Math.round(shadeOf(firstGrey + 8 * index));
    for (let y = top; y < top + high; y += 1) {
      pixels.fill(shade, y * width + left, y * width + left + wide);
    }
  }
  return Buffer.concat([head, pixels]);
}

/** Installs the packages in a folder. @returns the path from which they are required */
function installToy(folder: string, words: readonly ToyWord[]): string {
  const table = words.map(({ line, texts }, index) => ({
    grey: firstGrey / 8 + index,
    line,
    texts: typeof texts === "string" ? { any: texts } : texts,
  }));
  const write = (name: string, bytes: string | Uint8Array): void => {
    const path = join(folder, "node_modules", name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  };
  for (const [name, main, source] of [
    ["sharp", "index.js", "toy-sharp.cjs"],
    ["tesseract.js-core", "tesseract-core-simd-lstm.js", "toy-tesseract.cjs"],
  ] as const) {
    write(`${name}/package.json`, JSON.stringify({ name, main }));
    cpSync(resolve("test/support", source), join(folder, "node_modules", name, main));
  }
  for (const language of ["eng", "spa"]) {
    const data = `@tesseract.js-data/${language}`;
    write(`${data}/package.json`, "{}");
    const known = gzipSync(JSON.stringify(table));
    write(`${data}/4.0.0_best_int/${language}.traineddata.gz`, known);
  }
  return join(folder, "package.json");
}
