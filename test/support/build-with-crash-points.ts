import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";

/**
 * Before the first test of the executable: the build that can be killed at a point of sending, unless it
 * was made together with the executable (`scripts/build.mjs --with-crash-points`) or after it.
 */
export function setup(): void {
  if (madeAt("dist-crash-points") >= madeAt("dist")) return;
  execFileSync(process.execPath, ["scripts/build.mjs", "--no-check", "--crash-points"], {
    stdio: "inherit",
  });
}

/** When a build was made, in milliseconds since 1970; before everything if it is not there. */
function madeAt(folder: string): number {
  return statSync(`${folder}/main.cjs`, { throwIfNoEntry: false })?.mtimeMs ?? -1;
}
