"use strict";

// Holds a file open as Excel does, so that nobody may rename or remove it: SQLite opens files without
// letting others do that. Writes `ready` to a second path once it is open, and ends when that is gone.
const fs = require("node:fs");
const { DatabaseSync } = require("node:sqlite");

const [, , held, ready] = process.argv;
const database = new DatabaseSync(held);
fs.writeFileSync(ready, "ready");
const timer = setInterval(() => {
  if (fs.existsSync(ready)) return;
  clearInterval(timer);
  database.close();
}, 100);
