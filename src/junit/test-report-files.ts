import { constants, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { unreadableFile } from "../errors/unreadable-file.ts";
import { decodeText } from "../domain/text-encoding.ts";
import type { TestReports } from "../ports/ci.ts";
import { readJunit } from "./read-junit.ts";

/** How much is read from the end of a file. */
const tailBytes = 64 * 1024;

/** Test reports on the real disk. */
export const testReportFiles: TestReports = {
  read: readJunit,
  written: (path) => statSync(path, { throwIfNoEntry: false })?.mtime,
  tail: readTail,
};

/** What follows the first line end, which may be in the middle of a character. */
function afterLine(bytes: Buffer): Buffer {
  return bytes.subarray(bytes.indexOf(0x0a) + 1);
}

/** The last complete lines of a text file. @throws MesaError `archivo-ilegible` */
async function readTail(path: string): Promise<string> {
  try {
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      // A device or a pipe may never end.
      if (!(await file.stat()).isFile()) throw new RangeError(path);
      const { size } = await file.stat();
      // An even place, so that no character of UTF-16 is cut in two.
      const from = Math.max(size - tailBytes, 0) & ~1;
      const bytes = Buffer.alloc(size - from);
      const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
      const mark = Buffer.alloc(2);
      await file.read(mark, 0, 2, 0);
      const tail = bytes.subarray(0, bytesRead);
      if (from === 0) return decodeText(tail);
      const isMarked = ["fffe", "feff"].includes(mark.toString("hex"));
      const text = isMarked ? decodeText(Buffer.concat([mark, tail])) : decodeText(afterLine(tail));
      return isMarked ? text.slice(text.indexOf("\n") + 1) : text;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unreadableFile(path, error);
  }
}
