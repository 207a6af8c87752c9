import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ProgramFiles } from "../../ports/program-files.ts";
import { findFolders } from "../settings/folders.ts";
import { executableFiles } from "./executable-files.ts";
import { npmFiles } from "./npm-files.ts";

/** What came with the program that runs: inside of it, or in the folder of its package. */
export function findProgramFiles(): ProgramFiles {
  const sea = process.getBuiltinModule("node:sea");
  if (sea.isSea()) return executableFiles(sea, findFolders(process.platform, process.env).cache);
  // This file is in `dist` when bundled, else in `src/platform/program`.
  const above = resolve(import.meta.dirname, "..");
  const bundled = existsSync(join(above, "package.json"));
  return npmFiles(bundled ? above : resolve(above, "../.."));
}
