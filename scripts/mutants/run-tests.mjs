import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** A run will not end by itself if no file begins or ends for so long, or if nothing is left to run. */
const maxSilenceSeconds = 300;
const maxEndSeconds = 10;

/**
 * Runs test files with changes made.
 *
 * @param files The test files; all fast ones if there are none.
 * @param active By test file: ids of the changes it is to notice.
 * @param options `isolate`: each file in a process of its own, for what is executed while modules are
 *   loaded. `env`: more for the environment. `maxSeconds`: how long a file may take; one that takes
 *   longer has failed.
 * @param folder Where results are put for a moment.
 * @returns By file `status` (`passed`, `failed`, or `started` if it did not come to an end) and `ms`.
 */
export async function runTests(files, active, { isolate = false, env = {}, maxSeconds }, folder) {
  const [results, activePath] = ["ndjson", "json"].map((end) =>
    join(folder, `${randomUUID()}.${end}`),
  );
  writeFileSync(results, "");
  writeFileSync(activePath, JSON.stringify(active));
  const argv = [
    resolve("node_modules/vitest/vitest.mjs"),
    "run",
    "--config=scripts/mutants/vitest.config.mjs",
    `--isolate=${isolate}`,
    ...files,
  ];
  const child = spawn(process.execPath, argv, {
    env: {
      ...process.env,
      MUTANTES_RESULTADOS: results,
      MUTANTES_ACTIVOS: activePath,
      ...env,
    },
    stdio: "ignore",
    detached: true,
  });
  // The whole group: what a change leaves running ends with it.
  const { pid: group } = child;
  const kill = () => group !== undefined && killProcess(-group);
  process.once("exit", kill);
  let silentSeconds = 0;
  let known = "";
  const secondsOf = new Map();
  const timer = setInterval(() => {
    const written = readFileSync(results, "utf8");
    silentSeconds = written === known ? silentSeconds + 1 : 0;
    known = written;
    const found = readResults(written);
    for (const [file, { status, pid }] of found) {
      if (status !== "started") continue;
      const seconds = (secondsOf.get(file) ?? 0) + 1;
      secondsOf.set(file, seconds);
      if (seconds <= maxSeconds(file)) continue;
      appendFileSync(results, `${JSON.stringify({ file, status: "failed" })}\n`);
      killProcess(pid);
    }
    const isDone = files.length > 0 && endedFiles(found) === files.length;
    if (silentSeconds > (isDone ? maxEndSeconds : maxSilenceSeconds)) kill();
  }, 1000);
  await new Promise((done) => void child.once("close", done));
  clearInterval(timer);
  process.off("exit", kill);
  kill();
  const found = readResults(readFileSync(results, "utf8"));
  for (const path of [results, activePath]) rmSync(path);
  return found;
}

function killProcess(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended.
  }
}

function endedFiles(found) {
  return [...found.values()].filter(({ status }) => status !== "started").length;
}

function readResults(written) {
  const found = new Map();
  for (const line of written.split("\n").filter(Boolean)) {
    const { file, status, ms = 0, pid } = JSON.parse(line);
    if (found.get(file)?.status !== "failed") found.set(file, { status, ms, pid });
  }
  return found;
}
