// The executable with mutants compiled in, for the tests that start it.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { withSwitches } from "./compile.mjs";

/** What the build reads, and what the program reads when it runs. */
const copied = ["assets", "bin", "completions", "docs", "ejemplos", "man", "scripts", "src"];
const copiedFiles = ["package.json", "CHANGELOG.md", "TERCEROS.md", "TERCEROS.cdx.json"];
/** Each begins with the switches: main program, threads that make documents, process that reads pictures. */
const entries = ["main", "worker", "reader"];

/**
 * Builds the program with these mutants in `folder`, once for each worker of the test run
 * (`folder/1`, …). Which mutants are active, a program reads from `active.json` beside its `package.json`
 * when it starts (program-switches.cjs).
 */
export function buildPrograms(folder, mutants, workerCount) {
  const first = join(folder, "1");
  mkdirSync(first, { recursive: true });
  for (const one of [...copied, ...copiedFiles]) cpSync(one, join(first, one), { recursive: true });
  symlinkSync(resolve("node_modules"), join(first, "node_modules"), "junction");
  for (const file of new Set(mutants.map((one) => one.file))) {
    const own = mutants.filter((one) => one.file === file);
    writeFileSync(join(first, file), withSwitches(readFileSync(file, "utf8"), own));
  }
  execFileSync(process.execPath, ["scripts/build.mjs", "--no-check"], {
    cwd: first,
    stdio: "inherit",
  });
  for (const name of entries) {
    const path = join(first, "dist", `${name}.cjs`);
    writeFileSync(path, `require("../program-switches.cjs");${readFileSync(path, "utf8")}`);
  }
  cpSync("scripts/mutants/program-switches.cjs", join(first, "program-switches.cjs"));
  writeFileSync(join(first, "active.json"), '{ "ids": [] }');
  writeFileSync(join(first, "executed.txt"), "");
  for (let worker = 2; worker <= workerCount; worker += 1) {
    cpSync(first, join(folder, String(worker)), { recursive: true, verbatimSymlinks: true });
  }
}
