#!/usr/bin/env node
"use strict";

// CommonJS: on Node 20 the ES-module loader alone costs a fifth of an empty start.
// Old syntax up to the version guard, so that an old Node can read far enough to say so.
var version = process.versions.node.split(".").map(Number);
// On Windows, SQLite lies in Node itself from 22.13 on. Before, it needs the Visual C++ runtime, and
// does not let go of its files when they are closed.
var windows = process.platform === "win32";
var oldest = windows ? [22, 13] : [20, 19];
if (version[0] < oldest[0] || (version[0] === oldest[0] && version[1] < oldest[1])) {
  process.stderr.write(
    "mesa necesita Node " +
      oldest.join(".") +
      " o posterior" +
      (windows ? " en Windows" : "") +
      "; este es " +
      process.versions.node +
      ".\n" +
      "mesa needs Node " +
      oldest.join(".") +
      " or later" +
      (windows ? " on Windows" : "") +
      "; this one is " +
      process.versions.node +
      ".\n",
  );
  process.exitCode = 2;
} else if (process.argv.length === 3 && /^(--version|-V)$/.test(process.argv[2])) {
  require("node:fs").writeSync(1, require("../package.json").version + "\n");
} else if (process.argv[2] === "__completar") {
  // Asked at every press of a key: answered from a file, with nothing else loaded.
  var path = require("node:path");
  require("./complete.cjs").complete(process.argv.slice(3), {
    text: (name) => require("node:fs").readFileSync(path.join(__dirname, "..", name), "utf8"),
    load: (name) => require(path.join(__dirname, "..", name)),
  });
} else {
  // Node's own warnings are for those who write mesa, not for those who use it.
  if (process.env.MESA_DEPURAR === "1") process.setSourceMapsEnabled(true);
  else process.removeAllListeners("warning");
  const main = require("node:path").join(__dirname, "..", "dist", "main.cjs");
  require("./code-cache.cjs").load(main, process);
}
