// Type-checks, then bundles src/main.ts into CommonJS chunks, one per module loaded on demand.
// `--no-check` leaves the types out, for quick turns while working; `--crash-points` makes the
// tests' own build, whose process can be killed at a point of sending, in a folder beside;
// `--with-crash-points` makes both at the same time.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { rolldown } from "rolldown";
import { coreModules } from "./core-modules.mjs";
import { makeFonts } from "./fonts/make-fonts.mjs";
import { leanLibsql, leanStart, rareParts } from "./lean-start.mjs";
import { parsedMessages } from "./messages.mjs";

// What the build writes down names the program `mesa`, though npx may have started this.
delete process.env.npm_command;

if (!process.argv.includes("--no-check")) {
  const { status } = spawnSync("npx", ["tsc", "-p", "."], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(1);
}

const missing = coreModules.filter((name) => !existsSync(join("src", name)));
if (missing.length > 0) throw new Error(`scripts/core-modules.mjs names ${missing.join(", ")}`);
const core = new Set(coreModules.map((name) => resolve("src", name)));

const crashPoints = process.argv.includes("--crash-points");
const folder = crashPoints ? "dist-crash-points" : "dist";
const main = crashPoints ? "test/support/main-with-crash-points.ts" : "src/main.ts";
rmSync(folder, { recursive: true, force: true });
makeFonts(join(folder, "fonts"));

// Once the fonts are made, which takes seconds the first time.
const beside = process.argv.includes("--with-crash-points")
  ? spawn(process.execPath, ["scripts/build.mjs", "--no-check", "--crash-points"], {
      stdio: "inherit",
    })
  : undefined;
const besideEnded = beside && once(beside, "exit");

const bundle = await rolldown({
  // `folders` is for the scripts in bin/.
  input: {
    main,
    worker: "src/workers/worker.ts",
    reader: "src/recogniser/reader.ts",
    folders: "src/platform/settings/folders.ts",
  },
  platform: "node",
  preserveEntrySignatures: false,
  plugins: [leanStart(), parsedMessages()],
  logLevel: "warn",
});
const { output } = await bundle.write({
  dir: folder,
  format: "cjs",
  entryFileNames: "[name].cjs",
  chunkFileNames: "[name]-[hash].cjs",
  // Tests show no stack of their own build to anybody.
  sourcemap: !crashPoints,
  minify: true,
  codeSplitting: {
    includeDependenciesRecursively: false,
    groups: [{ name: "core", test: (id) => core.has(resolve(id)) }],
  },
});
await bundle.close();

const rare = await rolldown({
  input: rareParts,
  platform: "node",
  plugins: [leanLibsql()],
  logLevel: "warn",
});
const { output: rareOutput } = await rare.write({
  dir: folder,
  format: "cjs",
  entryFileNames: "[name].cjs",
  chunkFileNames: "[name]-[hash].cjs",
  minify: true,
});
await rare.close();

// What `npm run generate` names the authors of; a note for it, which is not shipped.
const modules = [...output, ...rareOutput].flatMap(({ moduleIds }) => moduleIds ?? []);
writeFileSync(join(folder, "modules.json"), JSON.stringify(modules));

// On Node 20 our own chunks come out of the code cache, where `import()` of Node's parts does not work.
for (const { fileName, code = "" } of output) {
  const found = /\bimport\(["'`]node:[^)]*\)/.exec(code);
  if (found !== null) throw new Error(`${fileName}: ${found[0]} has to be a static import`);
}

// Two chunks that load each other would each see the other before it is complete.
const imports = new Map(output.map((chunk) => [chunk.fileName, chunk.imports ?? []]));
for (const name of imports.keys()) {
  const reached = new Set(imports.get(name));
  for (const next of reached) for (const one of imports.get(next) ?? []) reached.add(one);
  if (reached.has(name))
    throw new Error(`${name} loads itself by way of ${[...reached].join(", ")}`);
}

// What help needs of each command, and what `mesa esquema` answers, so that they load no command and no
// form (src/compose/run-process.ts).
if (!crashPoints) {
  const folderOfBuild = mkdtempSync(join(tmpdir(), "mesa-build-"));
  const written = execFileSync(process.execPath, ["bin/mesa.cjs", "completar", "formas"], {
    env: { ...process.env, MESA_CARPETA: folderOfBuild, MESA_SIN_CACHE: "1" },
    maxBuffer: 16 * 1024 * 1024,
  });
  rmSync(folderOfBuild, { recursive: true, force: true });
  const { ayuda, esquemas } = JSON.parse(written);
  const write = (name, value) => writeFileSync(join(folder, `${name}.json`), JSON.stringify(value));
  write("help-shapes", ayuda);
  for (const [name, schema] of Object.entries(esquemas)) write(`schema-${name}`, schema);
}

if (besideEnded) {
  const [status] = await besideEnded;
  if (status !== 0) process.exit(1);
  // Later than this build, by which test/support/build-with-crash-points.ts knows that it is of today.
  const now = new Date();
  utimesSync("dist-crash-points/main.cjs", now, now);
}
