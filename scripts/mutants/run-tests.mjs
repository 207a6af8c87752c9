import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** A run will not end by itself if no test begins or ends for so long, or if nothing is left to run. */
const maxSilenceSeconds = 300;
const maxEndSeconds = 10;

/** Names a test, or a whole file, in the results of a run. */
export function unitKey({ file, test }) {
  return test === undefined ? file : `${file}\n${test}`;
}

/**
 * Runs tests with changes made.
 *
 * @param files The test files; all fast ones if there are none.
 * @param plan By file: ids of the changes for the `whole` file, or for its `tests` by name; tests that
 *   are not named are left out.
 * @param options `isolate`: each file in a process of its own, for what is executed while modules are
 *   loaded. `env`: more for the environment. `maxSeconds`: how long a unit may take, by its key; what
 *   takes longer has failed.
 * @param folder Where results are put for a moment.
 * @returns By key `status` (`passed`, `failed`, or `started` if it did not come to an end), in the order
 *   in which they ended.
 */
export async function runTests(files, plan, { isolate = false, env = {}, maxSeconds }, folder) {
  const [results, planPath] = ["ndjson", "json"].map((end) =>
    join(folder, `${randomUUID()}.${end}`),
  );
  writeFileSync(results, "");
  writeFileSync(planPath, JSON.stringify(plan));
  const argv = [
    resolve("node_modules/vitest/vitest.mjs"),
    "run",
    "--config=scripts/mutants/vitest.config.mjs",
    `--isolate=${isolate}`,
    ...files,
  ];
  const child = spawn(process.execPath, argv, {
    env: { ...process.env, MUTANTES_RESULTADOS: results, MUTANTES_PLAN: planPath, ...env },
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
    for (const [key, { status, pid, file, test }] of found) {
      if (status !== "started") continue;
      const seconds = (secondsOf.get(key) ?? 0) + 1;
      secondsOf.set(key, seconds);
      if (seconds <= maxSeconds(key)) continue;
      // Its file ends with its process.
      for (const failed of [{ file, test }, { file }]) {
        appendFileSync(results, `${JSON.stringify({ ...failed, status: "failed" })}\n`);
      }
      killProcess(pid);
    }
    const ended = [...found.values()].filter(
      ({ test, status }) => test === undefined && status !== "started",
    );
    const isDone = files.length > 0 && ended.length === files.length;
    if (silentSeconds > (isDone ? maxEndSeconds : maxSilenceSeconds)) kill();
  }, 1000);
  await new Promise((done) => void child.once("close", done));
  clearInterval(timer);
  process.off("exit", kill);
  kill();
  const found = readResults(readFileSync(results, "utf8"));
  for (const path of [results, planPath]) rmSync(path);
  return found;
}

function killProcess(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended.
  }
}

function readResults(written) {
  const found = new Map();
  for (const line of written.split("\n").filter(Boolean)) {
    const result = JSON.parse(line);
    const key = unitKey(result);
    const before = found.get(key);
    // A test of the same name, or the end of a file that was killed, does not undo a failure.
    if (before?.status === "failed") continue;
    found.delete(key);
    found.set(key, { ...result, pid: result.pid ?? before?.pid });
  }
  return found;
}
