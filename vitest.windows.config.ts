import { defineConfig } from "vitest/config";

/** The suites that scripts/test-windows.mjs runs on Node for Windows, under Wine. */
const suites = [
  "catalogs",
  "desk",
  "domain",
  "evidence",
  "features",
  "forms",
  "i18n",
  "junit",
  "ledger",
  "platform",
  "sqlite",
  "tables",
  "view",
];

export default defineConfig({
  test: {
    name: "windows",
    include: suites.map((suite) => `test/${suite}/**/*.test.ts`),
    pool: "forks",
    isolate: false,
    maxWorkers: 1,
    retry: 0,
    // Wine starts a process in a second or two, on a busy machine in fifteen.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
