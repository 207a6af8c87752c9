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
  "(domain|errors|ports)/",
  "i18n/translator",
  "output/(describe|format|neutral|paint|state|table|ticket-list|view|wrap)",
  "cli/(call|command\\.|command-|find-command|global-options|input|present|tree/)",
  "usecases/list-tickets",
];

/** What every command that speaks with a desk uses. */
const client = [
  "channels/portal/portal-(channel|client|sign-in|wire)",
  "compose/channel-registry",
  "platform/(http-client|is-missing|profile-store|session-store)",
  "usecases/token-source",
];

const anyOf = (paths) => new RegExp(`/src/(${paths.join("|")})`.replaceAll("/", "[\\\\/]"));

rmSync("dist", { recursive: true, force: true });
const bundle = await rolldown({
  input: { main: "src/main.ts" },
  platform: "node",
  preserveEntrySignatures: false,
  // Native, or with data files of their own beside them.
  external: ["libsql", "pdfkit"],
  plugins: [leanStart()],
  logLevel: "warn",
});
await bundle.write({
  dir: "dist",
  format: "cjs",
  entryFileNames: "[name].cjs",
  chunkFileNames: "[name]-[hash].cjs",
  sourcemap: true,
  minify: true,
  codeSplitting: {
    includeDependenciesRecursively: false,
    groups: [
      { name: "core", test: anyOf(core) },
      { name: "client", test: anyOf(client) },
    ],
  },
});
await bundle.close();
