import { unfitFile } from "../../errors/unreadable-file.ts";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

/**
 * Reads all of a file that somebody else may have made: a regular one, or a link to one, of at most so
 * many bytes. A device or a pipe, which may never end, is not even waited for.
 *
 * @throws the system's error; MesaError `archivo-ilegible` for anything else and for a larger file
 */
export function readRegularFile(path: string, maxBytes: number): Buffer {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stat = fstatSync(file);
    const unfit = unfitFile(path, stat, maxBytes);
    if (unfit !== undefined) throw unfit;
    const bytes = Buffer.alloc(stat.size);
    let at = 0;
    for (let read = -1; read !== 0 && at < bytes.length; at += read) {
      read = readSync(file, bytes, at, bytes.length - at, at);
    }
    return bytes.subarray(0, at);
  } finally {
    closeSync(file);
  }
}
