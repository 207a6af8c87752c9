"use strict";

// Opens and closes the files in some folders at random, as virus scanners and OneDrive do on Windows,
// so that for moments nobody may rename or remove them: SQLite opens files without letting others do
// that. Writes `ready` to its first argument, and ends when that is gone.
const fs = require("node:fs");
const path = require("node:path");

const [, , ready, ...folders] = process.argv;
let state = 1;
fs.writeFileSync(ready, "ready");
for (let hand = 0; hand < 3; hand += 1) setTimeout(turn, 1);

function turn() {
  if (!fs.existsSync(ready)) return;
  const files = folders.flatMap(filesIn);
  const close = opened(files[Math.floor(random() * files.length)]);
  setTimeout(
    () => {
      close();
      turn();
    },
    5 + random() * 150,
  );
}

/** @returns how to close it; a file may be gone since it was seen */
function opened(file) {
  try {
    const { DatabaseSync } = require("node:sqlite");
    const database = new DatabaseSync(file, { readOnly: true });
    return () => database.close();
  } catch {
    return () => {};
  }
}

function filesIn(folder) {
  try {
    return fs
      .readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((one) => one.isFile())
      .map((one) => path.join(one.parentPath ?? one.path, one.name));
  } catch {
    return [];
  }
}

/** A number from 0 up to 1; the same ones in each run (xorshift). */
function random() {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) / 2 ** 32;
}
