import { existsSync, readdirSync, renameSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const mark = ".danado-";

/**
 * Gives a damaged database another name, unchanged and never over an earlier one. What had been
 * written but not yet moved in (`-wal`) belongs to it.
 *
 * @returns its new path
 */
export function setAside(path: string): string {
  let number = process.pid;
  while (existsSync(path + mark + number)) number += 1;
  const aside = path + mark + number;
  renameSync(path, aside);
  for (const end of ["-wal", "-shm"]) {
    if (existsSync(path + end)) renameSync(path + end, aside + end);
  }
  return aside;
}

/** Paths of the damaged databases that once had this one's name. */
export function setAsideCopies(path: string): readonly string[] {
  const prefix = basename(path) + mark;
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .map((name) => join(dirname(path), name));
}
