import { defineConfig } from "vitest/config";

// On Node 20 this alone makes every start three times as long.
delete process.env["NODE_EXTRA_CA_CERTS"];

export default defineConfig({
  test: {
    pool: "forks",
    retry: 0,
    projects: [
      {
        extends: true,
        test: {
          name: "rápidas",
          include: ["test/**/*.test.ts"],
          exclude: ["test/binary/**", "test/servers/**"],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "jornadas",
          include: ["test/binary/**/*.test.ts"],
          testTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
