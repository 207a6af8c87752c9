"use strict";

const fs = require("node:fs");
const path = require("node:path");

/**
 * Runs the bundle with V8's compiled code kept between starts. From Node 22.8 on Node does this
 * by itself; on Node 20 the bundle's own chunks are compiled through `vm.Script` with cached
 * data, a file each. A missing, stale or refused cache only makes the start slower: nothing
 * depends on it.
 */
exports.load = function load(main, { env, argv }) {
  const { findFolders } = require(path.join(path.dirname(main), "folders.cjs"));
  const folder = env.MESA_SIN_CACHE === "1" ? undefined : findFolders(process.platform, env).cache;
  const nodeModule = require("node:module");
  const frugal = beFrugal(argv);
  if (folder !== undefined && !yieldsRoom(folder)) {
    if (nodeModule.enableCompileCache) nodeModule.enableCompileCache(folder);
    else {
      const key = keyOf(main, frugal);
      runCompiled(main, path.join(folder, key), nodeModule);
      return;
    }
  }
  require(main);
};

/** Bytes that a disk must have free for compiled code to be kept on it. */
const minFreeBytes = 32 * 1024 * 1024;

/** On a full disk the cache gives its room to the journal, which needs it more. */
function yieldsRoom(folder) {
  try {
    const { bavail, bsize } = fs.statfsSync(folder);
    if (bavail * bsize >= minFreeBytes) return false;
    fs.rmSync(folder, { recursive: true, force: true });
    return true;
  } catch {
    // No folder yet, or a system that does not say how much room it has.
    return false;
  }
}

/**
 * A long table makes much garbage and keeps nothing: collected sooner, it needs no more memory than
 * a short one, at the cost of a quarter more time.
 */
function beFrugal(argv) {
  if (!argv.slice(2, 6).some((word) => word === "validar" || word === "validate")) return "";
  require("node:v8").setFlagsFromString("--optimize-for-size");
  return "-frugal";
}

/** Cached data is only good for one build of mesa on one build of Node with the same flags. */
function keyOf(main, flags) {
  const { mtimeMs, size } = fs.statSync(main);
  return `${process.version}-${process.arch}-${Math.round(mtimeMs)}-${size}${flags}`;
}

/**
 * Loads our own chunks by name and compiles them with cached data; everything else is required as
 * usual. The steps of Node's own loader (looking for packages, real paths, conditions) took longer
 * than most of the chunks themselves.
 */
function runCompiled(main, folder, nodeModule) {
  const vm = require("node:vm");
  const root = path.dirname(main);
  const outside = nodeModule.createRequire(main);
  const loaded = new Map();
  const fresh = new Map();
  const load = (id) => (id.startsWith("./") ? loadChunk(id.slice(2)) : outside(id));
  load.resolve = outside.resolve;

  function loadChunk(name) {
    const known = loaded.get(name);
    if (known !== undefined) return known.exports;
    const filename = path.join(root, name);
    const cachedData = readCache(path.join(folder, name));
    const script = new vm.Script(nodeModule.wrap(fs.readFileSync(filename, "utf8")), {
      filename,
      cachedData,
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    if (cachedData === undefined || script.cachedDataRejected) fresh.set(name, script);
    const own = { exports: {} };
    loaded.set(name, own);
    script.runInThisContext().call(own.exports, own.exports, load, own, filename, root);
    return own.exports;
  }

  // Written at the end, when the functions that ran are compiled and so part of the data.
  process.once("exit", () => {
    if (fresh.size > 0) writeCache(folder, fresh);
  });
  loadChunk(path.basename(main));
}

/** Reads cached code; never from a file that others own or may write. */
function readCache(file) {
  try {
    const handle = fs.openSync(file, "r");
    try {
      const { uid, mode } = fs.fstatSync(handle);
      const foreign = process.getuid && (uid !== process.getuid() || (mode & 0o022) !== 0);
      return foreign ? undefined : fs.readFileSync(handle);
    } finally {
      fs.closeSync(handle);
    }
  } catch {
    // Not there yet.
    return undefined;
  }
}

function writeCache(folder, scripts) {
  try {
    if (!fs.existsSync(folder)) sweep(path.dirname(folder), path.basename(folder));
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const [name, script] of scripts) {
      const temporary = path.join(folder, `${name}.${process.pid}.tmp`);
      try {
        fs.writeFileSync(temporary, script.createCachedData(), { mode: 0o600 });
        fs.renameSync(temporary, path.join(folder, name));
      } catch (error) {
        fs.rmSync(temporary, { force: true });
        throw error;
      }
    }
  } catch {
    // A folder that can't be written (a read-only home) only means a slower start.
  }
}

/** Removes the caches of older builds. */
function sweep(cache, current) {
  const build = current.replace(/-frugal$/, "");
  if (!fs.existsSync(cache)) return;
  for (const name of fs.readdirSync(cache)) {
    if (/^v\d/.test(name) && !name.startsWith(build))
      fs.rmSync(path.join(cache, name), { recursive: true, force: true });
  }
}
