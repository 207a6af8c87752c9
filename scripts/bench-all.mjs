// Runs every benchmark, each with the options that were given; ends with 1 when one of them did.
import { spawnSync } from "node:child_process";

for (const name of ["bench", "bench-batch", "bench-upload", "bench-scale", "bench-memory"]) {
  const argv = [`scripts/${name}.mjs`, ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, argv, { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
