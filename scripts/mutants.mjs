// How much do the tests notice? Draws small changes to the program's behaviour and runs the tests that
// execute them, themselves or in programs that they start, each with one change, until one fails.
//
//   npm run mutants -- [--semilla N] [--cuantos M] [--exigir PERCENT] [--en FOLDER] [TEST_FILES …]
//
// First all tests run once with every change compiled in but switched off, to learn which test
// executes which. Then each change is tried in the tests nearest to it: one run tries hundreds, each test
// with another one. What the nearest tests let pass is made together in every test that executes any of
// it; where one fails, halves are made until one change is left. Changes that are executed while modules
// are loaded are tried last, in the nearest files, each in a process of its own. The checkout stays as it
// is: changes are made while modules are loaded. A survivor may be a change that nobody could notice; that
// is for a reader to judge. Several seeds (--semilla 1,2,3) share the runs. `--en` draws from one folder
// or file only; with the test files that are about it, that takes a minute or two. Tests of servers are
// not among them, nor those of programs that they build themselves.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildPrograms } from "./mutants/build-programs.mjs";
import { drawMutants } from "./mutants/draw.mjs";
import { executingTests } from "./mutants/executing-tests.mjs";
import { runTests, unitKey } from "./mutants/run-tests.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    semilla: { type: "string", default: "1" },
    cuantos: { type: "string", default: "20" },
    exigir: { type: "string", default: "0" },
    en: { type: "string", default: "src" },
  },
});

/** In how many tests a change is tried by itself, nearest first, before others have had their turn. */
const testCounts = [1, 3, 8];
/** In how many files a change is tried that is executed while modules are loaded. */
const fileCounts = [1, 3, 8];
/** How many failing tests are looked into at once for each change that they may fail for. */
const maxLooks = 3;
/** How often a test is tried that never comes to its end because its neighbours stop the process. */
const maxAttempts = 3;
/** How long a test or a file may take: so much, and so many times what it takes without a change. */
const maxSeconds = { first: 300, more: 30, times: 10 };

const folder = mkdtempSync(join(tmpdir(), "mesa-mutants-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));

const seeds = values.semilla.split(",").map(Number);
const mutants = seeds.flatMap((seed) => drawMutants(seed, Number(values.cuantos), values.en));
const list = join(folder, "mutants.json");
writeFileSync(list, JSON.stringify(mutants));
const settings = { MUTANTES: list, MUTANTES_MODULOS: join(folder, "modules") };

const startsPrograms = /^test(?:\/(?:binary|shells)|$)/;
if (positionals.length === 0 || positionals.some((one) => startsPrograms.test(one))) {
  settings.MUTANTES_PROGRAMAS = join(folder, "programs");
  buildPrograms(settings.MUTANTES_PROGRAMAS, mutants, availableParallelism());
}

say(`${mutants.length} changes; the tests run once to learn who executes them …`);
const log = join(folder, "executed.ndjson");
writeFileSync(log, "");
const learning = {
  env: { ...settings, MUTANTES_REGISTRO: log },
  maxSeconds: () => maxSeconds.first,
};
const first = [...(await runTests(positionals, {}, learning, folder)).values()];
const failing = first.filter(({ test, status }) => test !== undefined && status !== "passed");
const failingKeys = new Set(failing.map(unitKey));
for (const key of failingKeys) say(`left out, since it fails as it is: ${key.replace("\n", " ")}`);
const files = [...new Set(first.map(({ file }) => file))];
const executing = executingTests(readFileSync(log, "utf8"), mutants, failingKeys, files);
const tookMs = new Map(first.map(({ file, ms }) => [file, ms]));
for (const { tests } of executing.values()) {
  for (const one of tests) tookMs.set(unitKey(one), one.ms);
}

const caughtIds = new Set();
/** By id: the keys of the tests, or files, that a change has been tried in. */
const tried = new Map(mutants.map(({ id }) => [id, new Set()]));
const attempts = new Map();
const testsOf = ({ id }) => executing.get(id).tests;
// No more than those nearest: a turn in a file far away is no turn in the one that is about it.
const filesOf = ({ id }, count) => executing.get(id).loading.slice(0, count);

for (const count of testCounts) await tryApart(testsOf, count);
await tryTogether();
for (const count of fileCounts) await tryApart(filesOf, count);

for (const seed of seeds) {
  const own = mutants.filter((one) => one.seed === seed);
  const survivors = own.filter(({ id }) => !caughtIds.has(id));
  const caught = own.length - survivors.length;
  const percent = own.length === 0 ? 100 : (100 * caught) / own.length;
  console.log(
    `\nseed ${seed}: ${caught} of ${own.length} changes were caught: ${percent.toFixed(0)} %`,
  );
  for (const one of survivors) {
    const isExecuted = testsOf(one).length + filesOf(one, 1).length > 0;
    console.log(`${describe(one)}${isExecuted ? "" : " (executed by none of these tests)"}`);
  }
  if (percent < Number(values.exigir)) process.exitCode = 1;
}

/** Tries each change by itself in so many of its units (tests or files) at most, until one fails. */
async function tryApart(unitsOf, count) {
  for (;;) {
    const planned = new Map();
    const wanting = mutants
      .filter(({ id }) => !caughtIds.has(id))
      .map((mutant) => {
        const all = unitsOf(mutant, count);
        const units = untried(mutant.id, all);
        return { id: mutant.id, units, missing: count - (all.length - units.length) };
      })
      .filter(({ units, missing }) => units.length > 0 && missing > 0)
      .toSorted((one, other) => one.units.length - other.units.length);
    for (const { id, units, missing } of wanting) {
      const free = units.filter((unit) => !planned.has(unitKey(unit)));
      for (const unit of free.slice(0, missing)) {
        planned.set(unitKey(unit), { unit, ids: [id] });
      }
    }
    if (planned.size === 0) break;
    await runApart(planned);
  }
  say(`${caughtIds.size} caught`);
}

function untried(id, units) {
  const already = tried.get(id);
  return units.filter((unit) => !already.has(unitKey(unit)));
}

/** Runs units that have one change each, and writes down what came of it. */
async function runApart(planned) {
  const { failed, passed, unclear } = await run(planned);
  for (const key of failed) {
    const [id] = planned.get(key).ids;
    tried.get(id).add(key);
    markCaught(id, key);
  }
  for (const key of passed) tried.get(planned.get(key).ids[0]).add(key);
  for (const key of unclear) {
    const count = (attempts.get(key) ?? 0) + 1;
    attempts.set(key, count);
    if (count < maxAttempts) continue;
    tried.get(planned.get(key).ids[0]).add(key);
    attempts.delete(key);
  }
}

/** Makes all that is left at once in every test that executes any of it, and looks for what is noticed. */
async function tryTogether() {
  let suspects = new Map();
  for (const mutant of mutants) {
    if (caughtIds.has(mutant.id)) continue;
    for (const unit of untried(mutant.id, testsOf(mutant))) {
      const key = unitKey(unit);
      const ids = suspects.get(key)?.ids ?? [];
      suspects.set(key, { unit, ids: [...ids, mutant.id] });
    }
  }
  while (suspects.size > 0) {
    const { passed } = await run(suspects);
    for (const key of passed) suspects.delete(key);
    const before = caughtIds.size;
    const found = await halve(fewest(suspects));
    await runApart(found);
    say(`${suspects.size} tests fail with changes made together: ${caughtIds.size} caught`);
    if (caughtIds.size === before) return;
    for (const [key, { unit, ids }] of suspects) {
      const rest = ids.filter((id) => !caughtIds.has(id) && !tried.get(id).has(key));
      if (rest.length > 0) suspects.set(key, { unit, ids: rest });
      else suspects.delete(key);
    }
  }
}

/** Of the tests that fail, those with the fewest changes, and only some for each change. */
function fewest(suspects) {
  const looks = new Map();
  const chosen = new Map();
  for (const [key, one] of [...suspects].toSorted((a, b) => a[1].ids.length - b[1].ids.length)) {
    const known = one.ids.every((id) => (looks.get(id) ?? 0) >= maxLooks);
    if (known) continue;
    chosen.set(key, one);
    for (const id of one.ids) looks.set(id, (looks.get(id) ?? 0) + 1);
  }
  return chosen;
}

/** Leaves one change for each test: the one that makes it fail. */
async function halve(suspects) {
  const left = new Map(suspects);
  for (;;) {
    const halves = [...left]
      .filter(([, { ids }]) => ids.length > 1)
      .map(([key, { unit, ids }]) => {
        const middle = Math.floor(ids.length / 2);
        return [key, { unit, ids: ids.slice(0, middle) }, { unit, ids: ids.slice(middle) }];
      });
    if (halves.length === 0) return left;
    const { passed } = await run(new Map(halves.map(([key, one]) => [key, one])));
    for (const [key, one, other] of halves) left.set(key, passed.has(key) ? other : one);
  }
}

/** Runs units with their changes. `unclear` is what did not come to its end. */
async function run(planned) {
  // Without files to run, all of them would.
  if (planned.size === 0) return { failed: new Set(), passed: new Set(), unclear: [] };
  const plan = {};
  for (const { unit, ids } of planned.values()) {
    plan[unit.file] ??= unit.test === undefined ? { whole: ids } : { tests: {} };
    if (unit.test !== undefined) plan[unit.file].tests[unit.test] = ids;
  }
  const isolate = [...planned.values()].every(({ unit }) => unit.test === undefined);
  const limits = { isolate, env: settings, maxSeconds: (key) => limitOf(key, planned.has(key)) };
  const results = await runTests(Object.keys(plan), plan, limits, folder);
  const ofStatus = (wanted) =>
    new Set([...planned.keys()].filter((key) => results.get(key)?.status === wanted));
  const [failed, passed] = [ofStatus("failed"), ofStatus("passed")];
  const unclear = [...planned.keys()].filter((key) => !failed.has(key) && !passed.has(key));
  return { failed, passed, unclear };
}

/** Seconds that a unit may take; a file whose tests are planned takes as long as they do. */
function limitOf(key, isPlanned) {
  if (!isPlanned) return Number.POSITIVE_INFINITY;
  return maxSeconds.more + (maxSeconds.times * (tookMs.get(key) ?? 0)) / 1000;
}

function markCaught(id, key) {
  if (caughtIds.has(id)) return;
  caughtIds.add(id);
  const [file] = key.split("\n");
  console.log(`caught ${describe(mutants.find((one) => one.id === id))} (${file})`);
}

function say(text) {
  console.log(`${new Date().toTimeString().slice(0, 8)} ${text}`);
}

function describe({ file, line, kind, from, to }) {
  const short = (text) => text.replaceAll(/\s+/g, " ").slice(0, 60);
  return `${file}:${line} ${kind}: ${short(from)} → ${to === "" ? "(dropped)" : short(to)}`;
}
