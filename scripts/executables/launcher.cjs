"use strict";

// Where a single executable starts: bin/mesa.cjs for a program whose files are inside of it. It is also
// what a worker thread of it runs. Compiles the chunks of the bundle from its assets, with the code that
// V8 has compiled before where that came along (scripts/executables/code-cache.mjs).

const sea = require("node:sea");

/** The parts of the program that run instead of a command, by the word that asks for them. */
const parts = {
  __hilo: "dist/worker.cjs",
  __lector: "dist/reader.cjs",
  __llavero: "bin/keyring.cjs",
};

/** The name of the credential store's native module inside of the executable. */
const keyringModule = "keyring.node";

function launch(argv) {
  const [word] = argv.slice(2);
  if (argv.length === 3 && (word === "--version" || word === "-V")) {
    require("node:fs").writeSync(1, JSON.parse(text("package.json")).version + "\n");
  } else if (word === "__completar") {
    load("bin/complete.cjs").complete(argv.slice(3), { text, load });
  } else {
    if (process.env.MESA_DEPURAR !== "1") process.removeAllListeners("warning");
    const part = Object.hasOwn(parts, word ?? "") ? parts[word] : undefined;
    if (part !== undefined) argv.splice(2, 1);
    load(part ?? "dist/main.cjs");
  }
}

const loaded = new Map();

/** Loads a file of the program as CommonJS. */
function load(name) {
  const known = loaded.get(name);
  if (known !== undefined) return known.exports;
  const vm = require("node:vm");
  const module = { exports: {} };
  loaded.set(name, module);
  const filename = `${process.execPath}/${name}`;
  const cachedData = compiledCode(name);
  const script = new vm.Script(
    `(function (exports, require, module, __filename, __dirname) { ${text(name)}\n})`,
    {
      filename,
      cachedData,
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    },
  );
  const folder = name.slice(0, name.lastIndexOf("/"));
  const run = script.runInThisContext();
  run.call(
    module.exports,
    module.exports,
    (id) => requireFrom(folder, id),
    module,
    filename,
    `${process.execPath}/${folder}`,
  );
  loaded.get(name).script = script;
  return module.exports;
}

function requireFrom(folder, id) {
  if (id.startsWith("./")) return load(`${folder}/${id.slice(2)}`);
  if (id === "@napi-rs/keyring") return loadKeyring();
  return require(id);
}

/** The native module of the credential store, put into the user's cache: no system loads one from memory. */
function loadKeyring() {
  const { findFolders } = load("dist/folders.cjs");
  const fs = require("node:fs");
  const path = require("node:path");
  const wanted = Buffer.from(sea.getRawAsset(keyringModule));
  const digest = require("node:crypto").createHash("sha256").update(wanted).digest("hex");
  const folder = path.join(findFolders(process.platform, process.env).cache, "llavero");
  const file = path.join(folder, `${digest.slice(0, 16)}.node`);
  if (!holds(fs, file, wanted)) {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const aside = `${file}.${process.pid}.tmp`;
    fs.writeFileSync(aside, wanted, { mode: 0o600 });
    fs.renameSync(aside, file);
  }
  const module = { exports: {} };
  process.dlopen(module, file);
  return module.exports;
}

function holds(fs, file, wanted) {
  try {
    return fs.readFileSync(file).equals(wanted);
  } catch {
    return false;
  }
}

function text(name) {
  const asset = sea.getRawAsset(name);
  return typeof asset === "string" ? asset : Buffer.from(asset).toString("utf8");
}

/** What V8 compiled of a file; undefined where it did not come along. A refused one only costs time. */
function compiledCode(name) {
  try {
    return Buffer.from(sea.getRawAsset(`code/${name}`));
  } catch {
    return undefined;
  }
}

launch(process.argv);
