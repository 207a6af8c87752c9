import { execFileSync } from "node:child_process";

/** Before the first test of the executable: the build that can be killed at a point of sending. */
export function setup(): void {
  execFileSync(process.execPath, ["scripts/build.mjs", "--no-check", "--crash-points"], {
    stdio: "inherit",
  });
}
