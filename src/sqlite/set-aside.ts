import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { replaceFileSync } from "../platform/files/replace-file.ts";

/** Stands between the name of a damaged database and a number. */
const asideMark = ".danado-";

/**
 * Renames a damaged database together with its `-wal` and `-shm` files. An earlier one is never
 * overwritten.
 *
 * @returns its new path
 */
export function setAside(path: string): string {
  let number = process.pid;
  while (existsSync(path + asideMark + number)) number += 1;
  const aside = path + asideMark + number;
  replaceFileSync(path, aside);
  for (const end of ["-wal", "-shm"]) {
    if (existsSync(path + end)) replaceFileSync(path + end, aside + end);
  }
  return aside;
}

/** Paths of the damaged databases that were set aside from this path. */
export function setAsideCopies(path: string): readonly string[] {
  const prefix = basename(path) + asideMark;
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .map((name) => join(dirname(path), name));
}
