// Tries mesa on Node for Windows under Wine: the demo, a smoke script and the suites that do not need
// another system. Wine 8 or later has to be installed (Debian: apt-get install wine wine64).
// --carpeta DIR keeps what was set up and --sin-humo leaves the smoke script out, for quick turns.
// --minutos N runs all suites as one, which is quicker, and ends after that time with a word about what
// is left out, which is no failure; the first test that fails until then ends it. Words are the folders
// and files in test/ to run in place of all the suites.
import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** Each is run by itself, one worker at a time: what ends one of them leaves the others to be run. */
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
/** A part that takes longer hangs; the longest suite takes ten minutes on a busy machine. */
const partLimitMs = 40 * 60_000;
/** What the setting up ends with where Node for Windows can't be had. */
const notHad = 75;
/** What a part ends with that the time of --minutos has cut off. */
const cutOff = Symbol("cut off");

const words = process.argv.slice(2);
const folder = option("--carpeta");
const minutes = Number(option("--minutos") ?? Infinity);
const hurried = Number.isFinite(minutes);
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
  if (folder === undefined) rmSync(work, { recursive: true, force: true, maxRetries: 10 });
}
process.exitCode = code;

/** @returns the exit code of the first part that fails */
function tryAll() {
  const ready = run("test/windows/set-up-wine.sh", [work], process.env);
  if (ready === notHad) {
    console.log("What runs on Windows is left out.");
    return 0;
  }
  if (ready === cutOff) return leaveOut("All that runs on Windows");
  if (ready !== 0) return ready;
  console.log(`set up (${seconds(begun)} s)`);
  const env = environment();
  // Starting and ending between two programs, it now and then lets one fail.
  run("wineserver", ["-p"], env);
  const smoke = skipsSmoke ? 0 : run(process.execPath, ["test/windows/smoke.mjs", work], env);
  if (smoke === cutOff) return leaveOut("The rest of the smoke script, and every suite,");
  if (smoke !== 0) return smoke;
  const wanted = words.length > 0 ? words : suites;
  const results = hurried
    ? [trySuites(wanted, env)]
    : wanted.map((suite) => trySuites([suite], env));
  return results.find((result) => result !== 0) ?? 0;
}

function trySuites(names, env) {
  const shown = names.map((name) => `test/${name}`).join(" ");
  if (remainingMs() <= 0) return leaveOut(shown);
  const started = performance.now();
  const result = vitest(
    names.map((name) => (name.endsWith(".ts") ? `test/${name}` : `test/${name}/`)),
    env,
  );
  if (result === cutOff) return leaveOut(`What is not shown above of ${shown}`);
  console.log(
    `${shown}: ${result === 0 ? "passed" : `failed (${result})`} (${seconds(started)} s)`,
  );
  return result;
}

function leaveOut(what) {
  console.log(`${what} is left out: the ${minutes} minutes are over.`);
  return 0;
}

/** Runs the tests whose paths have these words in them, with slashes, on Node for Windows. */
function vitest(filters, env) {
  const checkout = join(work, "checkout");
  const program = `Z:${join(checkout, "node_modules/vitest/vitest.mjs").replaceAll("/", "\\")}`;
  const onWindows = { ...env, NODE_OPTIONS: "--no-warnings --require=C:\\wine-shim.cjs" };
  const options = ["run", "--config", "vitest.windows.config.ts"];
  // What the time cuts off has shown the files that passed, and has not come to tell of a failure in the end.
  const shown = hurried ? ["--reporter", "default", "--bail", "1"] : ["--reporter", "dot"];
  // Programs under Wine can't open every pipe.
  const log = join(work, "vitest.log");
  rmSync(log, { force: true });
  const output = openSync(log, "a");
  const argv = [env.NODE_WINDOWS, program, ...options, ...shown, ...filters];
  const stdio = ["ignore", output, output];
  const result = run("wine", argv, onWindows, { cwd: checkout, stdio });
  closeSync(output);
  process.stdout.write(readFileSync(log));
  return result;
}

/** @returns the exit code, `cutOff` where --minutos has ended it, 1 where it hangs */
function run(program, argv, env, { cwd = process.cwd(), stdio = "inherit" } = {}) {
  const timeout = Math.ceil(Math.max(1, Math.min(partLimitMs, remainingMs())));
  const limits = { timeout, killSignal: "SIGKILL" };
  const { status, error } = spawnSync(program, argv, { stdio, env, cwd, ...limits });
  if (error?.code === "ETIMEDOUT" && remainingMs() <= 0) return cutOff;
  if (error !== undefined && error.code !== "ETIMEDOUT") throw error;
  return status ?? 1;
}

/** How much is left of the time that --minutos gives. */
function remainingMs() {
  return minutes * 60_000 - (performance.now() - begun);
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
