import { defineConfig } from "vitest/config";

/** What scripts/test-windows.mjs runs on Node for Windows, under Wine. */
export default defineConfig({
  test: {
    name: "windows",
    include: ["test/**/*.test.ts"],
    pool: "forks",
    isolate: false,
    maxWorkers: 1,
    retry: 0,
    // Wine starts a process in a second or two, on a busy machine in fifteen.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    setupFiles: ["test/support/property-seed.ts"],
  },
});
