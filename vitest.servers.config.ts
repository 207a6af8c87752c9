import { defineConfig } from "vitest/config";

// Started by scripts/test-servers.mjs, which has the servers ready.
export default defineConfig({
  test: {
    name: "servidores",
    include: ["test/servers/**/*.test.ts"],
    globalSetup: ["test/servers/support/start-issuer.ts"],
    pool: "forks",
    retry: 0,
    testTimeout: 180_000,
    // Mailboxes and queues are shared: one file after the other.
    fileParallelism: false,
  },
});
