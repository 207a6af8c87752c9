"use strict";

const fs = require("node:fs");
const path = require("node:path");

/**
 * Prints what may stand at the end of a command line, a candidate a line, with its meaning after
 * a tab; `:archivo` alone asks the shell for file names. Called by the scripts in `completions/`
 * with the words typed so far, the last one perhaps empty. Never runs or expands any of them.
 */
exports.complete = function complete(argv) {
  const words = argv[0] === "--" ? argv.slice(1) : argv;
  const current = words.at(-1) || "";
  const tree = JSON.parse(
    fs.readFileSync(path.join(__dirname, "..", "completions", "tree.json"), "utf8"),
  );
  const found = candidates(tree, words.slice(0, -1), current);
  const lines =
    found === "archivo"
      ? [":archivo"]
      : resolved(found)
          .map((candidate) => candidate.map(harmless))
          .filter(([word]) => word.startsWith(current))
          .map(([word, meaning]) => (meaning === "" ? word : `${word}\t${meaning}`));
  if (lines.length > 0) fs.writeSync(1, `${lines.join("\n")}\n`);
};

function candidates(tree, before, current) {
  const plain = before.filter((word) => !word.startsWith("-"));
  const [first, second] = plain;
  if (first === undefined) return tree.words;
  const group = tree.groups[first];
  if (group !== undefined && second === undefined) return group;
  const command = tree.commands.find(({ words }) =>
    words.every((names, place) => names.includes(plain[place])),
  );
  if (command === undefined) return [];
  const option = command.options.find(({ flag }) => flag === before.at(-1));
  if (option !== undefined && option.values !== undefined) return option.values;
  if (current.startsWith("-")) return command.options.map(({ flag, meaning }) => [flag, meaning]);
  return command.operands;
}

/** What is only known on this machine, by its name in the tree. */
const local = {
  perfiles() {
    const { perfiles = [] } = readJson(path.join(folders().settings, "config.json")) || {};
    return [...perfiles.map(({ nombre, canal }) => [nombre, canal]), ["practica", "practica"]];
  },
  borradores() {
    const folder = path.join(folders().data, "borradores");
    const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
    return names
      .filter((name) => name.endsWith(".json"))
      .map((name) => {
        const { formulario = "" } = readJson(path.join(folder, name)) || {};
        return [name.slice(0, -".json".length), formulario];
      });
  },
  tickets: () => readJson(path.join(folders().data, "completar", "tickets.json")) || [],
};

function resolved(found) {
  if (typeof found !== "string") return found;
  try {
    return local[found]();
  } catch {
    return [];
  }
}

function readJson(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : undefined;
}

/** Foreign text in a shell: one line, no control characters, no second column. */
function harmless(text) {
  return String(text).replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    " ",
  );
}

/** The same as src/platform/folders.ts, which is not loaded for this. */
function folders() {
  const { env, platform } = process;
  if (env.MESA_CARPETA) return { settings: env.MESA_CARPETA, data: env.MESA_CARPETA };
  const home = env.HOME || require("node:os").homedir();
  if (platform === "win32") {
    return {
      settings: path.join(env.APPDATA || path.join(home, "AppData", "Roaming"), "mesa"),
      data: path.join(env.LOCALAPPDATA || path.join(home, "AppData", "Local"), "mesa"),
    };
  }
  if (platform === "darwin") {
    const support = path.join(home, "Library", "Application Support", "mesa");
    return { settings: support, data: support };
  }
  return {
    settings: path.join(env.XDG_CONFIG_HOME || path.join(home, ".config"), "mesa"),
    data: path.join(env.XDG_DATA_HOME || path.join(home, ".local", "share"), "mesa"),
  };
}
