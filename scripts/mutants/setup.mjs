// Runs before each test file: switches the changes on that it is to notice (MUTANTES_ACTIVOS), or writes
// down which of them it executes (MUTANTES_REGISTRO).
import { appendFileSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { afterAll, afterEach, beforeEach, expect, onTestFailed } from "vitest";

const {
  MUTANTES_ACTIVOS: activePath,
  MUTANTES_REGISTRO: log,
  MUTANTES_RESULTADOS: results,
} = process.env;

const { testPath = "" } = expect.getState();
const file = relative(process.cwd(), testPath).replaceAll("\\", "/");

// A process whose change never lets it end is killed.
appendFileSync(results, `${JSON.stringify({ file, status: "started", pid: process.pid })}\n`);

if (log === undefined) {
  const active = new Set(JSON.parse(readFileSync(activePath, "utf8"))[file]);
  globalThis.isMutated = (id) => active.has(id);
  // One test that fails is enough.
  let failed = false;
  beforeEach(({ skip }) => {
    if (failed) skip();
    onTestFailed(() => {
      failed = true;
    });
  });
} else {
  // One set for all files of a process, whose modules stay loaded.
  globalThis.executedMutants ??= new Set();
  const executed = globalThis.executedMutants;
  globalThis.isMutated = (id) => {
    executed.add(id);
    return false;
  };
  const write = (inTest) => {
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
