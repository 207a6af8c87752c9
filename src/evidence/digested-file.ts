import { createHash } from "node:crypto";
import { closeSync, openSync, writeSync } from "node:fs";

/** Pieces are gathered to this size before they are written: a document comes in many small ones. */
const bufferBytes = 1024 * 1024;

/** Size and SHA-256 of what was written. */
export interface Digested {
  readonly bytes: number;
  readonly sha256: string;
}

/** A new file that only its owner can read, whose size and digest are computed while writing. */
export interface DigestedFile {
  readonly write: (piece: Buffer) => void;
  /** Writes the rest and closes the file. */
  readonly finish: () => Digested;
  /** Closes the file as it is; does nothing after `finish`. */
  readonly abandon: () => void;
}

/** Opens the file. Writing is synchronous, because a turn of the event loop takes longer than the disk. */
export function openDigested(path: string): DigestedFile {
  const digest = createHash("sha256");
  const file = openSync(path, "w", 0o600);
  let waiting: Buffer[] = [];
  let size = 0;
  let bytes = 0;
  let open = true;

  function flush(): void {
    // A nearly full disk may write less than it is given.
    for (let all = Buffer.concat(waiting); all.length > 0;)
      all = all.subarray(writeSync(file, all));
    [waiting, size] = [[], 0];
  }

  function close(): void {
    if (open) closeSync(file);
    open = false;
  }

  return {
    write(piece) {
      digest.update(piece);
      waiting.push(piece);
      size += piece.length;
      bytes += piece.length;
      if (size >= bufferBytes) flush();
    },
    finish() {
      flush();
      close();
      return { bytes, sha256: digest.digest("hex") };
    },
    abandon: close,
  };
}
