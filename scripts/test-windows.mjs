// Tries mesa on Node for Windows under Wine: the demo, a smoke script and the suites that do not need
// another system. Wine 8 or later has to be installed (Debian: apt-get install wine wine64).
// --carpeta DIR keeps what was set up, for quick turns; further words are given to vitest.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const words = process.argv.slice(2);
const at = words.indexOf("--carpeta");
const kept = at === -1 ? undefined : resolve(words.splice(at, 2)[1] ?? "windows");
if (spawnSync("wine", ["--version"]).error !== undefined) {
  console.log("What runs on Windows is left out: there is no Wine here.");
  process.exit(0);
}
if (kept !== undefined) mkdirSync(kept, { recursive: true });
const work = kept ?? mkdtempSync(join(tmpdir(), "mesa-windows-"));
let code = 1;
try {
  code = tryAll();
} finally {
  spawnSync("wineserver", ["-k"], { env: { ...process.env, WINEPREFIX: join(work, "prefix") } });
  if (kept === undefined) rmSync(work, { recursive: true, force: true });
}
process.exitCode = code;

/** @returns the exit code of the first part that fails */
function tryAll() {
  const ready = run("test/windows/set-up-wine.sh", [work], process.env);
  if (ready !== 0) return ready;
  const env = environment();
  // Starting and ending between two programs, it now and then lets one fail.
  run("wineserver", ["-p"], env);
  const smoke = run(process.execPath, ["test/windows/smoke.mjs", work], env);
  if (smoke !== 0) return smoke;
  const vitest = join(work, "checkout/node_modules/vitest/vitest.mjs");
  const program = `Z:${vitest.replaceAll("/", "\\")}`;
  const onWindows = { ...env, NODE_OPTIONS: "--require=C:\\wine-shim.cjs" };
  const argv = [env.NODE_WINDOWS, program, "run", "--config", "vitest.windows.config.ts", ...words];
  return run("wine", argv, onWindows, join(work, "checkout"));
}

function run(program, argv, env, cwd = process.cwd()) {
  const { status, error } = spawnSync(program, argv, { stdio: "inherit", env, cwd });
  if (error !== undefined) throw error;
  return status ?? 1;
}

/** The variables that WORK/env.sh sets. */
function environment() {
  const script = readFileSync(join(work, "env.sh"), "utf8");
  const shown = spawnSync("bash", ["-c", `${script}\nenv -0`], { encoding: "utf8" });
  const pairs = shown.stdout.split("\0").filter((one) => one.includes("="));
  return Object.fromEntries(
    pairs.map((one) => [one.slice(0, one.indexOf("=")), one.slice(one.indexOf("=") + 1)]),
  );
}
