// Runs before each test file: switches mutants on (MUTANTE, their ids with commas), or writes down
// which mutants each test file executes (MUTANTES_REGISTRO).
import { appendFileSync } from "node:fs";
import { relative } from "node:path";
import { afterAll, afterEach, beforeEach, expect } from "vitest";

const { MUTANTE: active, MUTANTES_REGISTRO: log } = process.env;

if (log === undefined) {
  const ids = new Set(active.split(",").map(Number));
  globalThis.isMutated = (id) => ids.has(id);
} else {
  // One set for all files of a process, whose modules stay loaded.
  globalThis.executedMutants ??= new Set();
  const executed = globalThis.executedMutants;
  globalThis.isMutated = (id) => {
    executed.add(id);
    return false;
  };
  const write = (inTest) => {
    const { testPath = "" } = expect.getState();
    const file = relative(process.cwd(), testPath).replaceAll("\\", "/");
    if (executed.size > 0) {
      appendFileSync(log, `${JSON.stringify({ file, inTest, ids: [...executed] })}\n`);
    }
    executed.clear();
  };
  // What runs while modules are loaded belongs to every file that needs them.
  beforeEach(() => write(false));
  afterEach(() => write(true));
  afterAll(() => write(false));
}
