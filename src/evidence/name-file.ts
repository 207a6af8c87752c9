import { basename } from "node:path";
import type { NamedFile } from "../domain/evidence.ts";
import { digestOf, readWhole } from "./examine-file.ts";
import { kindOf } from "./file-kind.ts";

/** What a file is told from others by, before its content is checked; undefined where it can't be read. */
export function nameFile(path: string): NamedFile | undefined {
  const bytes = readWhole(path);
  if ("trouble" in bytes) return undefined;
  return { name: basename(path), sha256: digestOf(bytes), isPdf: kindOf(bytes) === "pdf" };
}
