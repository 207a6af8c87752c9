// How much do the fast tests notice? Draws small changes to the program's behaviour, makes them one at
// a time and runs the test files that execute it, until one fails.
//
//   npm run mutants -- [--semilla N] [--cuantos M] [--exigir PERCENT] [TEST_FILES …]
//
// First all fast tests run once with every change compiled in but switched off, to learn which files
// execute which and how long each takes. Then each change is tried in the files nearest to it, many
// changes in one run: each test file sees one of them only, and a change that is executed while modules
// are loaded has a process of its own. What the nearest files let pass is made together, in every file
// that executes any of it; where one fails, halves of it are made until one change is left. The checkout
// stays as it is: changes are made while modules are loaded. A survivor may be a change that nobody could
// notice; that is for a reader to judge. Several seeds (--semilla 1,2,3) share the runs.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
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

/** In how many files a change is tried by itself, nearest first, before others have had their turn. */
const fileCounts = [1, 2, 4];
/** How long a test file may take the first time, and how much longer with a change. */
const maxFirstSeconds = 300;
const maxSeconds = (file) => 30 + (10 * (took.get(file) ?? 0)) / 1000;
/** How many files further a change is tried where the nearest are taken by others. */
const maxFurther = 8;

const folder = mkdtempSync(join(tmpdir(), "mesa-mutants-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));

const seeds = values.semilla.split(",").map(Number);
const mutants = seeds.flatMap((seed) => drawMutants(seed, Number(values.cuantos)));
const list = join(folder, "mutants.json");
writeFileSync(list, JSON.stringify(mutants));
const settings = { MUTANTES: list, MUTANTES_MODULOS: join(folder, "modules") };

say(`${mutants.length} changes; the fast tests run once to learn who executes them …`);
const log = join(folder, "executed.ndjson");
writeFileSync(log, "");
const env = { ...settings, MUTANTES_REGISTRO: log };
const first = await runTests(positionals, {}, { env, maxSeconds: () => maxFirstSeconds }, folder);
const failing = [...first].filter(([, { status }]) => status !== "passed").map(([file]) => file);
if (failing.length > 0) say(`left out, since they fail as it is: ${failing.join(", ")}`);
const took = new Map([...first].map(([file, { ms }]) => [file, ms]));
const executed = filesOfMutants(readFileSync(log, "utf8"), mutants, { failing, took });

const caughtIds = new Set();
/** By id: the files a change has been tried in. */
const tried = new Map(mutants.map(({ id }) => [id, new Set()]));
for (const count of fileCounts) {
  await tryPairs(mutants, ({ id }) => executed.get(id).files, count);
  say(`${caughtIds.size} caught`);
}
await tryTogether(false);
await tryTogether(true);

for (const seed of seeds) {
  const own = mutants.filter((one) => one.seed === seed);
  const survivors = own.filter(({ id }) => !caughtIds.has(id));
  const caught = own.length - survivors.length;
  const percent = own.length === 0 ? 100 : (100 * caught) / own.length;
  console.log(
    `\nseed ${seed}: ${caught} of ${own.length} changes were caught: ${percent.toFixed(0)} %`,
  );
  for (const one of survivors) {
    const isRun = executed.get(one.id).files.length > 0;
    console.log(`${describe(one)}${isRun ? "" : " (executed by none of these tests)"}`);
  }
  if (percent < Number(values.exigir)) process.exitCode = 1;
}

/**
 * Tries each change in so many of these files at most, nearest first, until one fails. A file sees one
 * change in a run: where it is taken, the next one is tried before.
 */
async function tryPairs(some, filesOf, count) {
  for (let isDone = false; !isDone;) {
    isDone = true;
    const taken = [{}, {}];
    for (const mutant of some) {
      if (caughtIds.has(mutant.id)) continue;
      const already = tried.get(mutant.id);
      const untried = filesOf(mutant).filter((file) => !already.has(file));
      const wanted = Math.min(count - already.size, untried.length);
      if (wanted <= 0) continue;
      isDone = false;
      const byFile = taken[executed.get(mutant.id).anywhere ? 1 : 0];
      const near = untried.slice(0, wanted + maxFurther);
      const free = near.filter((file) => byFile[file] === undefined);
      for (const file of free.slice(0, wanted)) byFile[file] = [mutant.id];
    }
    await runPairs(taken[0], false);
    await runPairs(taken[1], true);
  }
}

/** Runs these files, each with its change, and those again that a killed run did not reach. */
async function runPairs(byFile, isolate) {
  let waiting = Object.keys(byFile);
  while (waiting.length > 0) {
    const results = await runChanged(waiting, byFile, isolate);
    const ended = waiting.filter((file) => results.has(file));
    for (const file of ended.length > 0 ? ended : waiting) {
      const [id] = byFile[file];
      tried.get(id).add(file);
      // What does not come to an end may be a neighbour's fault, unless it runs alone.
      const status = results.get(file)?.status ?? "started";
      const failed =
        status === "started" && waiting.length > 1
          ? await failsAlone(file, byFile, isolate)
          : status !== "passed";
      if (failed) markCaught(id, file);
    }
    waiting = ended.length > 0 ? waiting.filter((file) => !results.has(file)) : [];
  }
}

async function failsAlone(file, byFile, isolate) {
  const results = await runChanged([file], byFile, isolate);
  return results.get(file)?.status !== "passed";
}

/**
 * Makes all that is left at once in every file that executes any of it. Where a file fails, halves of
 * its changes are made until one is left, which is then tried alone.
 *
 * @param isolate For the changes that are executed while modules are loaded, or for the others.
 */
async function tryTogether(isolate) {
  let suspects = new Map();
  for (const { id } of mutants) {
    const { files, anywhere } = executed.get(id);
    if (caughtIds.has(id) || anywhere !== isolate) continue;
    for (const file of files.filter((one) => !tried.get(id).has(one))) {
      suspects.set(file, [...(suspects.get(file) ?? []), id]);
    }
  }
  while (suspects.size > 0) {
    const failing = await failingFiles(suspects, isolate);
    say(`${suspects.size} files, changes made together: ${failing.size} fail`);
    const found = new Map([...suspects].filter(([file]) => failing.has(file)));
    await halve(found, isolate);
    await runPairs(Object.fromEntries(found), isolate);
    say(`${caughtIds.size} caught`);
    // A change that hides another one is out of the way now.
    suspects = new Map(
      [...suspects].flatMap(([file, ids]) => {
        const rest = ids.filter((id) => !caughtIds.has(id));
        return failing.has(file) && rest.length > 0 && rest.length < ids.length
          ? [[file, rest]]
          : [];
      }),
    );
  }
}

/** Leaves one change for each file: the one that makes it fail. */
async function halve(suspects, isolate) {
  for (;;) {
    const several = [...suspects].filter(([, ids]) => ids.length > 1);
    if (several.length === 0) return;
    const halves = several.map(([file, ids]) => {
      const middle = Math.floor(ids.length / 2);
      return { file, one: ids.slice(0, middle), other: ids.slice(middle) };
    });
    const made = new Map(halves.map(({ file, one }) => [file, one]));
    const failing = await failingFiles(made, isolate);
    for (const { file, one, other } of halves) {
      suspects.set(file, failing.has(file) ? one : other);
    }
  }
}

async function failingFiles(suspects, isolate) {
  const files = [...suspects.keys()];
  const results = await runChanged(files, Object.fromEntries(suspects), isolate);
  return new Set(files.filter((file) => results.get(file)?.status !== "passed"));
}

async function runChanged(files, active, isolate) {
  return await runTests(files, active, { isolate, env: settings, maxSeconds }, folder);
}

function markCaught(id, file) {
  if (caughtIds.has(id)) return;
  caughtIds.add(id);
  console.log(`caught ${describe(mutants.find((one) => one.id === id))} (${file})`);
}

function say(text) {
  console.log(`${new Date().toTimeString().slice(0, 8)} ${text}`);
}

function describe({ file, line, kind, from, to }) {
  const short = (text) => text.replaceAll(/\s+/g, " ").slice(0, 60);
  return `${file}:${line} ${kind}: ${short(from)} → ${to === "" ? "(dropped)" : short(to)}`;
}
