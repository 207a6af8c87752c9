"use strict";

// Required before `mesa`: at the end, prints how many of the bundle's files were loaded and their bytes, and
// the names of files out of installed packages.
const fs = require("node:fs");
const path = require("node:path");

process.on("exit", () => {
  const files = Object.keys(require.cache).filter((file) =>
    file.includes(`${path.sep}dist${path.sep}`),
  );
  const packaged = Object.keys(require.cache)
    .map((file) => file.split(`${path.sep}node_modules${path.sep}`)[1])
    .filter((file) => file !== undefined);
  const bytes = files.reduce((sum, file) => sum + fs.statSync(file).size, 0);
  fs.writeSync(2, `\n${JSON.stringify({ files: files.length, bytes, packaged })}\n`);
});
