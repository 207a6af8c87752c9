import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { delimiter, join } from "node:path";
import { defineConfig } from "vitest/config";
import { browserPath } from "./test/support/browser-path.ts";
import { LongestFirst } from "./test/support/longest-first.ts";
import { useMemoryFolder } from "./test/support/memory-folder.ts";
import { rendererPath } from "./test/support/rendered-page.ts";
import { beginAtTestHour } from "./test/support/test-clock.ts";

// On Node 20 this alone makes every start three times as long.
delete process.env["NODE_EXTRA_CA_CERTS"];
// Set where `npx vitest` runs the tests: programs that they start would take themselves for `npx mesa`.
delete process.env["npm_command"];
// Workers, and what tests start, inherit it.
beginAtTestHour(process.env);
useMemoryFolder(process.env);

/** A shell that is not there can't be tried; whoever reads the run is told. */
const programFolders = (process.env["PATH"] ?? "").split(delimiter);
const missingShells = ["bash", "zsh", "fish"].filter((shell) => {
  const there =
    process.platform !== "win32" &&
    programFolders.some((folder) => existsSync(join(folder, shell)));
  if (!there) console.error(`test/shells/${shell}.test.ts is left out: there is no ${shell} here.`);
  return !there;
});

/** The same for the browser that looks at reports. */
const noBrowser = browserPath() === undefined;
if (noBrowser) console.error("test/browser is left out: there is no Chromium here.");

/** And for what draws the pages of documents. */
const noRenderer = rendererPath() === undefined;
if (noRenderer) {
  console.error("test/rendering is left out: there is no pdftoppm (poppler-utils) here.");
}

/** Tests that have runs of their own, and those of what is not here. */
const leftOut = [
  "test/evidencia/**",
  "test/servers/**",
  ...missingShells.map((shell) => `test/shells/${shell}.test.ts`),
  ...(noBrowser ? ["test/browser/**"] : []),
  ...(noRenderer ? ["test/rendering/**"] : []),
];

/** Tests that start the program or others. */
const journeys = ["binary", "browser", "rendering", "shells"].map((name) => `test/${name}/**`);

/** For those: the build that can be killed at a point of sending. */
const globalSetup = ["test/support/build-with-crash-points.ts"];

const everything = {
  extends: true,
  test: { name: "todas", include: ["test/**/*.test.ts"], exclude: leftOut, globalSetup },
} as const;

const parts = [
  {
    extends: true,
    test: {
      name: "rápidas",
      include: ["test/**/*.test.ts"],
      exclude: [...leftOut, ...journeys],
    },
  },
  {
    extends: true,
    test: {
      name: "jornadas",
      include: journeys.map((folder) => `${folder}/*.test.ts`),
      exclude: leftOut,
      globalSetup,
    },
  },
] as const;

/**
 * `npm test` runs all tests as one project: each worker then reads the sources once, and vite makes each
 * module once. The two parts are for those who ask for one of them.
 */
const asksForPart = process.argv.some((word) => word.startsWith("--project"));

export default defineConfig({
  test: {
    pool: "forks",
    // No module keeps any state, so that every file may find them loaded.
    isolate: false,
    // One more than there are cores: they wait for desks and for what they have started.
    maxWorkers: availableParallelism() + 1,
    // Limits for what hangs, not measures: three times what the longest takes on a busy machine.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    retry: 0,
    setupFiles: ["test/support/property-seed.ts"],
    sequence: { sequencer: LongestFirst },
    projects: asksForPart ? [...parts] : [everything],
  },
});
