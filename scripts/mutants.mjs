// How much do the fast tests notice? Draws small changes to the program's behaviour, makes them one at
// a time and runs the test files that execute it, until one fails.
//
//   npm run mutants -- [--semilla N] [--cuantos M] [--exigir PERCENT] [TEST_FILES …]
//
// First all fast tests run once with every change compiled in but switched off, to learn which files
// execute which and how long each takes. Most changes are noticed by the files nearest to them. What
// these let pass is made together, in every file that executes any of it; what fails there is tried
// alone again. The checkout stays as it is: changes are made while modules are loaded. A survivor may
// be a change that nobody could notice; that is for a reader to judge.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { drawMutants } from "./mutants/draw.mjs";
import { filesOfMutants } from "./mutants/executed.mjs";
import { runTests } from "./mutants/run-tests.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    semilla: { type: "string", default: "1" },
    cuantos: { type: "string", default: "20" },
    exigir: { type: "string", default: "0" },
  },
});

/** Files in one run, nearest first: most changes are noticed by the first. */
const filesPerRun = [3, 12];

const folder = mkdtempSync(join(tmpdir(), "mesa-mutants-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));

const seed = Number(values.semilla);
const mutants = drawMutants(seed, Number(values.cuantos));
const list = join(folder, "mutants.json");
writeFileSync(list, JSON.stringify(mutants));
const settings = { MUTANTES: list, MUTANTES_MODULOS: join(folder, "modules") };

console.log(
  `seed ${seed}: ${mutants.length} changes; the fast tests run once to learn who executes them …`,
);
const log = join(folder, "executed.ndjson");
writeFileSync(log, "");
const first = await runTests(positionals, { ...settings, MUTANTES_REGISTRO: log }, folder);
const failing = first.failed;
if (failing.length > 0) console.log(`left out, since they fail as it is: ${failing.join(", ")}`);
const files = filesOfMutants(readFileSync(log, "utf8"), mutants, { failing, took: first.took });

const caughtIds = new Set();
await inParallel(mutants, async (mutant) => {
  const left = [...files.get(mutant.id)];
  for (const count of filesPerRun) {
    const some = left.splice(0, count);
    if (some.length > 0 && (await fails(some, [mutant]))) {
      markCaught(mutant);
      return;
    }
  }
  console.log(`passed by the nearest files ${describe(mutant)}`);
});
await tryTogether(mutants.filter(({ id }) => !caughtIds.has(id)));

const survivors = mutants.filter(({ id }) => !caughtIds.has(id));
const percent = mutants.length === 0 ? 100 : (100 * caughtIds.size) / mutants.length;
console.log(
  `\n${caughtIds.size} of ${mutants.length} changes were caught: ${percent.toFixed(0)} %`,
);
if (survivors.length > 0) console.log(survivors.map(describe).join("\n"));
if (percent < Number(values.exigir)) process.exitCode = 1;

/** Runs all that is left at once, until nothing more is found that fails because of one of them alone. */
async function tryTogether(left) {
  const all = [...new Set(left.flatMap(({ id }) => files.get(id)))];
  if (all.length === 0) return;
  const active = { ...settings, MUTANTE: left.map(({ id }) => id).join() };
  const { outcome, failed } = await runTests(all, active, folder);
  if (outcome === "passed") return;
  if (outcome === "endless" || failed.length === 0) {
    // One of them ends the process or never lets it end: found by halves.
    const [only] = left;
    if (left.length === 1) {
      markCaught(only);
      return;
    }
    const middle = Math.ceil(left.length / 2);
    await tryTogether(left.slice(0, middle));
    await tryTogether(left.slice(middle));
    return;
  }
  const before = caughtIds.size;
  await inParallel(left, async (mutant) => {
    const own = failed.filter((file) => files.get(mutant.id).includes(file));
    if (own.length > 0 && (await fails(own, [mutant]))) markCaught(mutant);
  });
  if (caughtIds.size > before) await tryTogether(left.filter(({ id }) => !caughtIds.has(id)));
}

/** Whether one of these test files fails with these changes made, or does not end. */
async function fails(some, changes) {
  const env = {
    ...settings,
    MUTANTE: changes.map(({ id }) => id).join(),
    MUTANTES_PROCESOS: "1",
  };
  const { outcome } = await runTests(["--bail", "1", ...some], env, folder);
  return outcome !== "passed";
}

function markCaught(mutant) {
  caughtIds.add(mutant.id);
  console.log(`caught ${describe(mutant)}`);
}

/** Does this for each, as many side by side as there are cores. */
async function inParallel(items, work) {
  const waiting = [...items];
  const worker = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}

function describe({ file, line, kind, from, to }) {
  const short = (text) => text.replaceAll(/\s+/g, " ").slice(0, 60);
  return `${file}:${line} ${kind}: ${short(from)} → ${to === "" ? "(dropped)" : short(to)}`;
}
