import { createHash } from "node:crypto";
import { closeSync, openSync, writeSync } from "node:fs";

/** Written to disk in pieces of this size: a document comes in many small ones. Bytes. */
const gathered = 1024 * 1024;

/** What was written. */
export interface Digested {
  readonly bytes: number;
  readonly sha256: string;
}

/** A new file that only its owner can read, counted and digested as it is written. */
export interface DigestedFile {
  readonly write: (piece: Buffer) => void;
  /** Closes it, written whole. */
  readonly finish: () => Digested;
  /** Closes it as it is; of no effect on one that is finished. */
  readonly abandon: () => void;
}

/** Synchronous: a turn of the event loop for each step costs more than the disk. */
export function openDigested(path: string): DigestedFile {
  const digest = createHash("sha256");
  const file = openSync(path, "w", 0o600);
  let waiting: Buffer[] = [];
  let size = 0;
  let bytes = 0;
  let open = true;

  function flush(): void {
    // A disk that is nearly full takes less than it is given.
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
      if (size >= gathered) flush();
    },
    finish() {
      flush();
      close();
      return { bytes, sha256: digest.digest("hex") };
    },
    abandon: close,
  };
}
