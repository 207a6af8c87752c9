import type { PixelBox } from "../domain/evidence.ts";

/** A word and where it stands. */
export interface Word extends PixelBox {
  readonly text: string;
}

/** A line of text and where it stands. */
export interface TextLine extends PixelBox {
  readonly text: string;
  readonly words: readonly Word[];
}

/** The smallest box around others. */
export function boxAround(boxes: readonly PixelBox[]): PixelBox {
  return {
    left: Math.min(...boxes.map((one) => one.left)),
    top: Math.min(...boxes.map((one) => one.top)),
    right: Math.max(...boxes.map((one) => one.right)),
    bottom: Math.max(...boxes.map((one) => one.bottom)),
  };
}

/** Level of a word in Tesseract's table. */
const wordLevel = "5";

/**
 * Reads Tesseract's table of words (TSV: level, page, block, paragraph, line, word, left, top, width,
 * height, confidence, text) as lines, in its own order.
 */
export function readTextLines(table: string): readonly TextLine[] {
  const lines = new Map<string, Word[]>();
  for (const row of table.split("\n")) {
    const [level, page, block, paragraph, line, , ...rest] = row.split("\t");
    const text = rest[5]?.trim() ?? "";
    if (level !== wordLevel || text === "") continue;
    const [left, top] = [Number(rest[0]), Number(rest[1])];
    const [width, height] = [Number(rest[2]), Number(rest[3])];
    const key = [page, block, paragraph, line].join(".");
    const words = lines.get(key) ?? [];
    words.push({ text, left, top, right: left + width, bottom: top + height });
    lines.set(key, words);
  }
  return Array.from(lines.values(), (words) => ({
    text: words.map((one) => one.text).join(" "),
    words,
    ...boxAround(words),
  }));
}
