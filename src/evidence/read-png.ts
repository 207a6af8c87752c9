import { createInflate } from "node:zlib";
import { partsOf, readChunks, type PngHeader } from "./png-chunks.ts";
import { isPaletteEnough, passesOf, unpackedSize } from "./png-pixels.ts";

export interface PngFacts {
  /** Pixels, as the picture is shown. */
  readonly width: number;
  readonly height: number;
  /** Types of damaged chunks that the picture does not need. */
  readonly ignored: readonly string[];
}

/** Why an image is refused; the code of a message `problema.<code>`. */
export interface ImageTrouble {
  readonly trouble: "archivo-danado" | "imagen-demasiado-grande" | "imagen-no-admitida";
}

/** Larger images are refused. Three 4K screens side by side have 25 million pixels. */
export const maxPixels = 60_000_000;

/**
 * Bytes that are unpacked at once: pieces of this size stay in the processor's cache, which makes them
 * three times as fast as larger ones.
 */
const pieceBytes = 64 * 1024;

/**
 * Checks a whole PNG: the CRC of every chunk that its pixels need, its palette, the end mark, and that
 * its pixels unpack to exactly as many bytes as its header promises, in rows with a known filter.
 */
export async function readPng(bytes: Buffer): Promise<PngFacts | ImageTrouble> {
  const chunks = readChunks(bytes);
  const parts = chunks === undefined ? undefined : partsOf(chunks);
  if (chunks === undefined || parts === undefined) return { trouble: "archivo-danado" };
  const { width, height } = parts.header;
  if (width * height > maxPixels) return { trouble: "imagen-demasiado-grande" };
  const whole = await isWhole(parts.packed, parts.header);
  if (!whole || !isPaletteEnough(parts)) return { trouble: "archivo-danado" };
  return { width, height, ignored: chunks.ignored };
}

/** Takes unpacked data piece by piece and tells whether all of it is right so far. */
function createRowCheck(header: PngHeader): (piece: Buffer) => boolean {
  const passes = passesOf(header).values();
  let pass = passes.next().value;
  let row = 0;
  let place = 0;
  let nextRow = 0;
  return (piece) => {
    const end = place + piece.length;
    while (nextRow < end) {
      // More data than pixels, or a filter that does not exist.
      if (pass === undefined || (piece[nextRow - place] ?? 0) > 4) return false;
      nextRow += 1 + pass.rowBytes;
      row += 1;
      if (row === pass.rows) [pass, row] = [passes.next().value, 0];
    }
    place = end;
    return true;
  };
}

/**
 * Whether compressed data unpacks to exactly the rows that the header promises. It is unpacked in another
 * thread, piece by piece.
 */
function isWhole(pieces: readonly Buffer[], header: PngHeader): Promise<boolean> {
  return new Promise((resolve) => {
    const size = unpackedSize(header);
    const check = createRowCheck(header);
    const inflate = createInflate({ chunkSize: pieceBytes });
    let count = 0;
    inflate.on("data", (piece: Buffer) => {
      count += piece.length;
      if (count > size || !check(piece)) {
        resolve(false);
        inflate.destroy();
      }
    });
    inflate.on("end", () => resolve(count === size));
    inflate.on("error", () => resolve(false));
    inflate.on("close", () => resolve(false));
    for (const piece of pieces) inflate.write(piece);
    inflate.end();
  });
}
