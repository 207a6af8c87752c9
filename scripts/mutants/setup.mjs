// Runs before each test file: switches the changes on that its tests are to notice (MUTANTES_PLAN), or
// writes down which changes each test executes (MUTANTES_REGISTRO).
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, afterEach, beforeEach, expect, onTestFinished } from "vitest";

const {
  MUTANTES_PLAN: planPath,
  MUTANTES_PROGRAMAS: programs,
  MUTANTES_REGISTRO: log,
  MUTANTES_RESULTADOS: results,
} = process.env;

const file = relative(process.cwd(), expect.getState().testPath ?? "").replaceAll("\\", "/");
const { pid } = process;
const nameOfTest = () => expect.getState().currentTestName ?? "";
const write = (path, value) => appendFileSync(path, `${JSON.stringify({ file, ...value })}\n`);

// The program that this worker's tests start: each has its own.
const program = programs === undefined ? undefined : join(programs, process.env.VITEST_POOL_ID);
if (program !== undefined) process.env.MESA_PRUEBA_PROGRAMA = join(program, "bin/mesa.cjs");
const switchProgram = (state) => {
  if (program !== undefined) writeFileSync(join(program, "active.json"), JSON.stringify(state));
};
const executedByProgram = () => {
  if (program === undefined) return [];
  const path = join(program, "executed.txt");
  const ids = readFileSync(path, "utf8").split("\n").filter(Boolean);
  writeFileSync(path, "");
  return ids;
};

// A process whose change never lets it end is killed.
write(results, { status: "started", pid });

beforeEach(() => {
  const test = nameOfTest();
  write(results, { test, status: "started", pid });
  onTestFinished(({ task }) => {
    write(results, { test, status: task.result?.state === "pass" ? "passed" : "failed" });
  });
});

if (log === undefined) {
  const { whole, tests } = JSON.parse(readFileSync(planPath, "utf8"))[file] ?? {};
  let active = new Set(whole);
  switchProgram({ ids: whole ?? [] });
  globalThis.isMutated = (id) => active.has(id);
  if (tests !== undefined) {
    beforeEach(({ skip }) => {
      const ids = tests[nameOfTest()];
      if (ids === undefined) skip();
      active = new Set(ids);
      switchProgram({ ids });
    });
    afterEach(() => {
      active = new Set();
      switchProgram({ ids: [] });
    });
  }
} else {
  // One set for all files of a process, whose modules stay loaded.
  globalThis.executedMutants ??= new Set();
  const executed = globalThis.executedMutants;
  globalThis.isMutated = (id) => {
    executed.add(id);
    return false;
  };
  switchProgram({ ids: [], isLearning: true });
  let begun = 0;
  const note = (more) => {
    for (const id of executedByProgram()) executed.add(id);
    if (executed.size > 0) write(log, { ids: [...executed], ...more });
    executed.clear();
  };
  // What runs while modules are loaded belongs to every file that needs them.
  beforeEach(() => {
    note({});
    begun = performance.now();
  });
  afterEach(() => note({ test: nameOfTest(), ms: Math.round(performance.now() - begun) }));
  afterAll(() => note({}));
}
