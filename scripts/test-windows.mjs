// Tries mesa on Node for Windows under Wine: the demo, a smoke script and the suites that do not need
// another system. Wine 8 or later has to be installed (Debian: apt-get install wine wine64).
// --carpeta DIR keeps what was set up and --sin-humo leaves the smoke script out, for quick turns;
// --minutos N begins no suite after that time and names those that were left out. Words are the folders
// in test/ to run in place of all the suites.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** Each is run by itself, one worker at a time: what ends one of them leaves the others. */
const suites = [
  "platform",
  "ledger",
  "sqlite",
  "tables",
  "desk",
  "compose",
  "app",
  "domain",
  "catalogs",
  "forms",
  "evidence",
  "junit",
  "view",
  "features",
  "i18n",
];
/** A suite that takes longer hangs. */
const suiteLimitMs = 15 * 60_000;
/** What the setting up ends with where Node for Windows can't be had. */
const notHad = 75;

const words = process.argv.slice(2);
const folder = option("--carpeta");
const minutes = Number(option("--minutos") ?? Infinity);
const skipsSmoke = flag("--sin-humo");
const begun = performance.now();
if (spawnSync("wine", ["--version"]).error !== undefined) {
  console.log("What runs on Windows is left out: there is no Wine here.");
  process.exit(0);
}
if (folder !== undefined) mkdirSync(folder, { recursive: true });
const work = folder === undefined ? mkdtempSync(join(tmpdir(), "mesa-windows-")) : resolve(folder);
let code = 1;
try {
  code = tryAll();
} finally {
  spawnSync("wineserver", ["-k"], { env: { ...process.env, WINEPREFIX: join(work, "prefix") } });
  if (folder === undefined) rmSync(work, { recursive: true, force: true });
}
process.exitCode = code;

/** @returns the exit code of the first part that fails */
function tryAll() {
  const ready = run("test/windows/set-up-wine.sh", [work], process.env);
  if (ready === notHad) {
    console.log("What runs on Windows is left out: Node for Windows could not be had.");
    return 0;
  }
  if (ready !== 0) return ready;
  console.log(`set up (${seconds(begun)} s)`);
  const env = environment();
  // Starting and ending between two programs, it now and then lets one fail.
  run("wineserver", ["-p"], env);
  const smoke = skipsSmoke ? 0 : run(process.execPath, ["test/windows/smoke.mjs", work], env);
  if (smoke !== 0) return smoke;
  const results = (words.length > 0 ? words : suites).map((suite) => trySuite(suite, env));
  return results.find((result) => result !== 0) ?? 0;
}

function trySuite(suite, env) {
  if (seconds(begun) > minutes * 60) {
    console.log(`test/${suite} is left out: the ${minutes} minutes are over.`);
    return 0;
  }
  const started = performance.now();
  const result = vitest(`test/${suite}/`, env);
  console.log(
    `test/${suite}: ${result === 0 ? "passed" : `failed (${result})`} (${seconds(started)} s)`,
  );
  return result;
}

/** Runs the tests whose paths have these words in them, with slashes, on Node for Windows. */
function vitest(filter, env) {
  const checkout = join(work, "checkout");
  const program = `Z:${join(checkout, "node_modules/vitest/vitest.mjs").replaceAll("/", "\\")}`;
  const onWindows = { ...env, NODE_OPTIONS: "--no-warnings --require=C:\\wine-shim.cjs" };
  const options = ["run", "--config", "vitest.windows.config.ts", "--reporter", "dot"];
  return run("wine", [env.NODE_WINDOWS, program, ...options, filter], onWindows, checkout);
}

function run(program, argv, env, cwd = process.cwd()) {
  const limits = { timeout: suiteLimitMs, killSignal: "SIGKILL" };
  const { status, error } = spawnSync(program, argv, { stdio: "inherit", env, cwd, ...limits });
  if (error !== undefined && error.code !== "ETIMEDOUT") throw error;
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

/** The value of an option, which is taken out of the words. */
function option(name) {
  const at = words.indexOf(name);
  return at === -1 ? undefined : words.splice(at, 2)[1];
}

/** Whether a flag is among the words; it is taken out of them. */
function flag(name) {
  const at = words.indexOf(name);
  if (at !== -1) words.splice(at, 1);
  return at !== -1;
}

function seconds(since) {
  return Math.round((performance.now() - since) / 1000);
}
