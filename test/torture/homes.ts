import { spawnSync } from "node:child_process";
import { ftruncateSync, mkdirSync, openSync, rmSync, writeSync, closeSync } from "node:fs";
import { join } from "node:path";

/** A user's home, and what may happen to its disk. */
export interface Home {
  readonly folder: string;
  readonly disk: "sound" | "fills up" | "turns read-only";
}

/** Large enough for any home here, small enough to be filled at once. Bytes. */
const diskSize = 64 * 1024 * 1024;

/**
 * Homes below a folder: sound ones and, where this machine lets us mount one, one on a small disk
 * that fills up and one on a disk that turns read-only.
 */
export function makeHomes(place: string, sound: number) {
  const homes: Home[] = Array.from({ length: sound }, (_, at) => ({
    folder: join(place, `casa-${at}`),
    disk: "sound",
  }));
  for (const { folder } of homes) mkdirSync(folder);
  const mounted: string[] = [];
  for (const disk of ["fills up", "turns read-only"] as const) {
    const folder = join(place, `disco-${mounted.length}`);
    mkdirSync(folder);
    if (!run("mount", "-t", "tmpfs", "-o", `size=${diskSize},mode=0700`, "tmpfs", folder)) break;
    mounted.push(folder);
    homes.push({ folder, disk });
  }
  return {
    homes,
    dismiss() {
      for (const folder of mounted) run("umount", "--lazy", folder);
    },
  };
}

/** Fills a disk but for so many bytes. */
export function fillDisk({ folder }: Home, left: number): void {
  const file = openSync(join(folder, "relleno"), "w");
  const piece = Buffer.alloc(256 * 1024);
  let size = 0;
  try {
    for (;;) size += writeSync(file, piece);
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || error.code !== "ENOSPC") throw error;
  }
  ftruncateSync(file, Math.max(0, size - left));
  closeSync(file);
}

export function freeDisk({ folder }: Home): void {
  rmSync(join(folder, "relleno"), { force: true });
}

/** False when somebody still writes there. */
export function turnDisk({ folder }: Home, mode: "ro" | "rw"): boolean {
  return run("mount", "-o", `remount,${mode}`, folder);
}

function run(command: string, ...argv: readonly string[]): boolean {
  return spawnSync(command, argv, { stdio: "ignore" }).status === 0;
}
