"use strict";

// Required before `mesa`: at the end, prints how many of the bundle's files were loaded and their bytes.
const fs = require("node:fs");
const path = require("node:path");

process.on("exit", () => {
  const files = Object.keys(require.cache).filter((file) =>
    file.includes(`${path.sep}dist${path.sep}`),
  );
  const bytes = files.reduce((sum, file) => sum + fs.statSync(file).size, 0);
  fs.writeSync(2, `\n${JSON.stringify({ files: files.length, bytes })}\n`);
});
