// Type-checks, then bundles src/main.ts into CommonJS chunks, one per module loaded on demand.
// `--no-check` leaves the types out, for quick turns while working.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { rolldown } from "rolldown";
import { leanStart } from "./lean-start.mjs";

if (!process.argv.includes("--no-check")) {
  const { status } = spawnSync("npx", ["tsc", "-p", "."], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(1);
}

/** Small modules without dear imports that nearly every command uses: one file instead of many. */
const core = [
  "(domain(?!/([a-z-]+-schema|failure-marks|fault-plan|mask-secrets|normalize-failure|volumes))|errors|ports)/",
  "channels/(parse-reply|reachable|readable)",
  "i18n/translator",
  "output/(describe|format|neutral|paint|progress|state|table|ticket-list|transfer|view|wrap)",
  "cli/(age-teller|read-span|read-ticket-filter|call|command\\.|command-|find-command|global-options|input|present|tree/|unknown-value)",
  "ledger/note-seen-tickets",
  "usecases/list-tickets",
];

const anyOf = (paths) => new RegExp(`/src/(${paths.join("|")})`.replaceAll("/", "[\\\\/]"));

rmSync("dist", { recursive: true, force: true });
const bundle = await rolldown({
  input: { main: "src/main.ts", worker: "src/workshop/worker.ts" },
  platform: "node",
  preserveEntrySignatures: false,
  // Native, or with data files of their own beside them.
  external: ["libsql", "pdfkit"],
  plugins: [leanStart()],
  logLevel: "warn",
});
const { output } = await bundle.write({
  dir: "dist",
  format: "cjs",
  entryFileNames: "[name].cjs",
  chunkFileNames: "[name]-[hash].cjs",
  sourcemap: true,
  minify: true,
  codeSplitting: {
    includeDependenciesRecursively: false,
    groups: [{ name: "core", test: anyOf(core) }],
  },
});
await bundle.close();

// Two chunks that load each other at once would find each other half empty.
const imports = new Map(output.map((chunk) => [chunk.fileName, chunk.imports ?? []]));
for (const name of imports.keys()) {
  const reached = new Set(imports.get(name));
  for (const next of reached) for (const one of imports.get(next) ?? []) reached.add(one);
  if (reached.has(name))
    throw new Error(`${name} loads itself by way of ${[...reached].join(", ")}`);
}
