import { appendFileSync } from "node:fs";
import { relative } from "node:path";

/** Writes down, as lines of JSON, how each test file ends: what a killed run has done is kept. */
export default class ResultReporter {
  #path;

  constructor(path) {
    this.#path = path;
  }

  onTestModuleEnd(module) {
    const passed = module.ok() && module.errors().length === 0;
    this.#write(module.moduleId, passed ? "passed" : "failed", module.diagnostic().duration);
  }

  onTestRunEnd(_modules, unhandledErrors) {
    for (const { VITEST_TEST_PATH: path } of unhandledErrors) {
      if (typeof path === "string") this.#write(path, "failed");
    }
  }

  #write(path, status, ms) {
    const file = relative(process.cwd(), path).replaceAll("\\", "/");
    appendFileSync(this.#path, `${JSON.stringify({ file, status, ms })}\n`);
  }
}
