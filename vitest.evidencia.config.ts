import { defineConfig } from "vitest/config";

// Started by scripts/test-evidencia.mjs, which has the recogniser ready.
export default defineConfig({
  test: {
    name: "evidencia",
    include: ["test/evidencia/**/*.test.ts"],
    pool: "forks",
    retry: 0,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Processor time and memory are measured.
    fileParallelism: false,
  },
});
