import { accessSync, constants, readFileSync, statfsSync } from "node:fs";

const folder = "/dev/shm";
/** All folders of a run together need some hundred megabytes. */
const minFreeBytes = 2 * 1024 ** 3;
/** What `statfs` calls a file system in memory (linux/magic.h). */
const tmpfs = 0x01021994;

/**
 * Has the folders of tests made in memory, where Linux keeps one with room that programs may be started
 * from: each command flushes a dozen files to the disk, and waited for it half of its time. What a killed
 * process has written is there all the same; that everything is flushed in order is a test of its own.
 * A folder for temporary files that was chosen stays.
 */
export function useMemoryFolder(env: NodeJS.ProcessEnv): void {
  if (process.platform !== "linux" || env["TMPDIR"] !== undefined) return;
  try {
    const { type, bavail, bsize } = statfsSync(folder);
    accessSync(folder, constants.W_OK);
    const mount = readFileSync("/proc/mounts", "utf8")
      .split("\n")
      .map((line) => line.split(" "))
      .findLast(([, place]) => place === folder);
    const startsPrograms = mount?.[3]?.split(",").includes("noexec") === false;
    if (type === tmpfs && startsPrograms && bavail * bsize >= minFreeBytes) env["TMPDIR"] = folder;
  } catch {
    // No such folder: the disk it is.
  }
}
