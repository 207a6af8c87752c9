import { constants, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { unreadableFile } from "../errors/unreadable-file.ts";
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

/** The last complete lines of a text file. @throws MesaError `archivo-ilegible` */
async function readTail(path: string): Promise<string> {
  try {
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      // A device or a pipe may never end.
      if (!(await file.stat()).isFile()) throw new RangeError(path);
      const { size } = await file.stat();
      const from = Math.max(size - tailBytes, 0);
      const { buffer, bytesRead } = await file.read(
        Buffer.alloc(size - from),
        0,
        size - from,
        from,
      );
      const text = buffer.toString("utf8", 0, bytesRead);
      return from === 0 ? text : text.slice(text.indexOf("\n") + 1);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unreadableFile(path, error);
  }
}
