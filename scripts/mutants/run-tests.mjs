import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";

/** A change after which the tests do not end has been noticed. */
const maxRunMs = 15 * 60_000;

/**
 * Runs the fast tests, or those named.
 *
 * @param words For vitest: options and test files.
 * @param folder Where its results are put for a moment.
 * @returns How it ended (`passed`, `failed` or `endless`), the files that failed, and the milliseconds
 *   each file took.
 */
export async function runTests(words, env, folder) {
  const results = join(folder, `${randomUUID()}.json`);
  const argv = [
    resolve("node_modules/vitest/vitest.mjs"),
    "run",
    "--config=scripts/mutants/vitest.config.mjs",
    "--reporter=json",
    `--outputFile=${results}`,
    ...words,
  ];
  const child = spawn(process.execPath, argv, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "ignore"],
  });
  const stop = () => child.kill("SIGTERM");
  process.once("exit", stop);
  let endless = false;
  const timer = setTimeout(() => {
    endless = true;
    child.kill("SIGKILL");
  }, maxRunMs);
  const code = await new Promise((done) => void child.once("close", done));
  clearTimeout(timer);
  process.off("exit", stop);
  const files = endless ? [] : resultsOf(results);
  return {
    outcome: endless ? "endless" : code === 0 ? "passed" : "failed",
    failed: files.filter(({ status }) => status !== "passed").map(({ file }) => file),
    took: new Map(files.map(({ file, ms }) => [file, ms])),
  };
}

/** What vitest wrote of each test file; nothing, if it was ended before. */
function resultsOf(path) {
  let text;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return [];
  }
  rmSync(path);
  return JSON.parse(text).testResults.map(({ name, status, startTime, endTime }) => ({
    file: relative(process.cwd(), name).replaceAll("\\", "/"),
    status,
    ms: endTime - startTime,
  }));
}
