// Loaded first by a program that has mutants compiled in: those of active.json apply. With `isLearning`,
// those that are executed are written down in executed.txt.
"use strict";

const { appendFileSync, readFileSync } = require("node:fs");

const { ids, isLearning } = JSON.parse(readFileSync(`${__dirname}/active.json`, "utf8"));
const active = new Set(ids);
const executed = new Set();

globalThis.isMutated = (id) => {
  if (isLearning && !executed.has(id)) {
    executed.add(id);
    try {
      appendFileSync(`${__dirname}/executed.txt`, `${id}\n`);
    } catch {
      // A process of a test that takes rights away; others execute the same.
    }
  }
  return active.has(id);
};
