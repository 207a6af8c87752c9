import { statSync } from "node:fs";
import type { TestReports } from "../ports/ci.ts";
import { readJunit } from "./read-junit.ts";
import { readTail } from "./read-tail.ts";

/** Reports on the real disk. */
export const testReportFiles: TestReports = {
  read: readJunit,
  written: (path) => statSync(path, { throwIfNoEntry: false })?.mtime,
  tail: readTail,
};
