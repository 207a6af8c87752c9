// How much do the fast tests notice? Draws small changes to the program's behaviour, makes one at a
// time and runs the test files that execute it, until one fails.
//
//   npm run mutants -- [--semilla N] [--cuantos M] [--exigir PERCENT] [TEST_FILES …]
//
// First all fast tests run once with every change compiled in but switched off, to learn which files
// execute which. The checkout stays as it is: changes are made while modules are loaded. A survivor
// may be a change that nobody could notice; that is for a reader to judge.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { drawMutants } from "./mutants/draw.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    semilla: { type: "string", default: "1" },
    cuantos: { type: "string", default: "20" },
    exigir: { type: "string", default: "0" },
  },
});

/** A change after which the tests do not end has been noticed. */
const maxRunMs = 15 * 60_000;
/** Files in one run, nearest first: most changes are noticed by the first. */
const filesPerRun = [3, 12, Number.POSITIVE_INFINITY];

const folder = mkdtempSync(join(tmpdir(), "mesa-mutants-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));

const seed = Number(values.semilla);
const mutants = drawMutants(seed, Number(values.cuantos));
const list = join(folder, "mutants.json");
writeFileSync(list, JSON.stringify(mutants));

const log = join(folder, "executed.ndjson");
writeFileSync(log, "");
console.log(
  `seed ${seed}: ${mutants.length} changes; the fast tests run once to learn who executes them …`,
);
const results = join(folder, "results.json");
const whole = ["--reporter", "json", "--outputFile", results, ...positionals];
await runTests(whole, { MUTANTES_REGISTRO: log });
const failing = JSON.parse(readFileSync(results, "utf8"))
  .testResults.filter(({ status }) => status !== "passed")
  .map(({ name }) => relative(process.cwd(), name).replaceAll("\\", "/"));
if (failing.length > 0) console.log(`left out, since they fail as it is: ${failing.join(", ")}`);
const executed = readFileSync(log, "utf8")
  .trim()
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line));
const everyFile = [...new Set(executed.map(({ file }) => file))].filter(mayTell);

const survivors = [];
for (const mutant of mutants) {
  const caught = await isCaught(mutant);
  if (!caught) survivors.push(mutant);
  console.log(`${caught ? "caught  " : "SURVIVED"} ${describe(mutant)}`);
}
const caught = mutants.length - survivors.length;
const percent = mutants.length === 0 ? 100 : (100 * caught) / mutants.length;
console.log(`\n${caught} of ${mutants.length} changes were caught: ${percent.toFixed(0)} %`);
if (survivors.length > 0) console.log(survivors.map(describe).join("\n"));
if (percent < Number(values.exigir)) process.exitCode = 1;

async function isCaught(mutant) {
  const own = executed.filter(({ ids }) => ids.includes(mutant.id));
  // Run while a module was loaded: any file may depend on it.
  const anywhere = own.some(({ inTest }) => !inTest);
  const files = anywhere ? everyFile : [...new Set(own.map(({ file }) => file))].filter(mayTell);
  const left = files.toSorted((one, other) => nearness(other, mutant) - nearness(one, mutant));
  for (const count of filesPerRun) {
    const some = left.splice(0, count);
    if (some.length === 0) return false;
    if (
      (await runTests(["--bail", "1", "--reporter", "dot", ...some], {
        MUTANTE: String(mutant.id),
      })) !== "passed"
    )
      return true;
  }
  return false;
}

/** A file that fails without a change tells nothing about one. */
function mayTell(file) {
  return !failing.includes(file);
}

/** How many words of their paths a test file and a changed file share. */
function nearness(testFile, { file }) {
  const words = (path) => path.replace(/(?:\.test)?\.ts$/, "").split(/[/.-]/);
  const own = new Set(words(file));
  return words(testFile).filter((word) => own.has(word)).length;
}

function describe({ file, line, kind, from, to }) {
  const short = (text) => text.replaceAll(/\s+/g, " ").slice(0, 60);
  return `${file}:${line} ${kind}: ${short(from)} → ${to === "" ? "(dropped)" : short(to)}`;
}

/** Runs tests with these words for vitest. @returns "passed", "failed" or "endless" */
async function runTests(words, env) {
  const vitest = resolve("node_modules/vitest/vitest.mjs");
  const argv = [vitest, "run", "--config", "scripts/mutants/vitest.config.mjs", ...words];
  const child = spawn(process.execPath, argv, {
    env: { ...process.env, MUTANTES: list, ...env },
    stdio: ["ignore", "ignore", "ignore"],
  });
  const stop = () => child.kill("SIGTERM");
  process.once("exit", stop);
  let endless = false;
  const timer = setTimeout(() => {
    endless = true;
    child.kill("SIGKILL");
  }, maxRunMs);
  const code = await new Promise((done) => void child.once("close", done));
  clearTimeout(timer);
  process.off("exit", stop);
  return endless ? "endless" : code === 0 ? "passed" : "failed";
}
