import { deflateSync } from "node:zlib";
import { pngChunk } from "./make-picture.ts";

export const loosePictureSize = [900, 600] as const;
const [width, height] = loosePictureSize;

/** A PNG of 1.6 MB that is not compressed at all. */
export function loose(colour: (at: number) => readonly number[]): Buffer {
  const rows = Buffer.alloc(height * (1 + 3 * width));
  for (let at = 0; at < width * height; at += 1) {
    const row = Math.floor(at / width) * (1 + 3 * width) + 1;
    rows.set(colour(at), row + 3 * (at % width));
  }
  return looseRows(width, height, rows);
}

/** A white PNG of three bytes a pixel that is not compressed at all. */
export function looseWhite(across: number, down: number): Buffer {
  const rows = Buffer.alloc(down * (1 + 3 * across), 255);
  for (let row = 0; row < down; row += 1) rows[row * (1 + 3 * across)] = 0;
  return looseRows(across, down, rows);
}

function looseRows(across: number, down: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(across, 0);
  header.writeUInt32BE(down, 4);
  header.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    pngChunk("IHDR", header),
    pngChunk("IDAT", deflateSync(rows, { level: 0 })),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

const palette = [
  [255, 255, 255],
  [0, 0, 128],
  [200, 200, 200],
] as const;
/** Three colours in turn. */
export const colourAt = (at: number): readonly number[] => palette[(at >> 4) % 3] ?? [];
/** Nothing makes it smaller. */
export const noise = (at: number): readonly number[] => {
  const mixed = Math.imul((at + 1) ^ (at >>> 5), 0x9e3779b1);
  const value = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca77);
  return [value & 255, (value >>> 8) & 255, (value >>> 16) & 255];
};
