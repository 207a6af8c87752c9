import { createHash } from "node:crypto";
import { open } from "node:fs/promises";

/** Written to disk in pieces of this size: a PDF comes in hundreds of small ones. Bytes. */
const gathered = 1024 * 1024;

/** Writes a new file that only its owner can read, flushed to disk, counted and digested. */
export async function writeDigested(
  path: string,
  source: AsyncIterable<string | Buffer>,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const digest = createHash("sha256");
  let waiting: Buffer[] = [];
  let size = 0;
  let bytes = 0;
  const file = await open(path, "w", 0o600);
  try {
    for await (const given of source) {
      const piece = Buffer.from(given);
      digest.update(piece);
      waiting.push(piece);
      size += piece.length;
      bytes += piece.length;
      if (size < gathered) continue;
      await file.writev(waiting);
      [waiting, size] = [[], 0];
    }
    if (size > 0) await file.writev(waiting);
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: digest.digest("hex") };
}
