// The tests of `npm test`, with the mutants of MUTANTES (a JSON file) compiled in.
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { relative, resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { withSwitches } from "./compile.mjs";
import ResultReporter from "./reporter.mjs";

const root = resolve(import.meta.dirname, "../..");
const mutants = JSON.parse(readFileSync(process.env.MUTANTES, "utf8"));
delete process.env.NODE_EXTRA_CA_CERTS;

/** Tests of a program that they build or find themselves, or that die by chance. */
const ownProgramTests = [
  "crash-points",
  "generated",
  "installed",
  "oldest-node",
  "start-budget",
  "torture",
].map((name) => `test/binary/${name}.test.ts`);

export default defineConfig({
  root,
  plugins: [
    {
      name: "mutants",
      enforce: "pre",
      transform(code, id) {
        const file = relative(root, id.split("?")[0]).replaceAll("\\", "/");
        const own = mutants.filter((one) => one.file === file);
        return own.length === 0 ? undefined : { code: withSwitches(code, own), map: null };
      },
    },
  ],
  test: {
    pool: "forks",
    maxWorkers: availableParallelism(),
    reporters: [new ResultReporter(process.env.MUTANTES_RESULTADOS)],
    // The same modules are loaded hundreds of times.
    experimental: { fsModuleCache: true, fsModuleCachePath: process.env.MUTANTES_MODULOS },
    setupFiles: [
      resolve(import.meta.dirname, "setup.mjs"),
      resolve(root, "test/support/property-seed.ts"),
    ],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    include: ["test/**/*.test.ts"],
    exclude: ["test/evidencia/**", "test/servers/**", ...ownProgramTests],
  },
});
