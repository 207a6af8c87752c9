"use strict";

const fs = require("node:fs");
const path = require("node:path");

/**
 * Prints the candidates for the last word of a command line, one per line, each with its meaning
 * after a tab; `:archivo` alone asks the shell for file names. Called by the scripts in `completions/`
 * with the words typed so far, the last one perhaps empty, or after `--palabra-nueva` with those before
 * an empty one. Never runs or expands any of them. `text` and `load` read and load a file that came with
 * the program.
 */
exports.complete = function complete(argv, { text, load }) {
  const [mark, ...rest] = argv;
  const words = mark === "--" ? rest : mark === "--palabra-nueva" ? [...rest, ""] : argv;
  const tree = JSON.parse(text("completions/tree.json"));
  const folders = () => load("dist/folders.cjs").findFolders(process.platform, process.env);
  const { before, current, prefix } = splitValue(words);
  const found = resolved(candidates(tree, before, current), tree, folders);
  const lines =
    found === "archivo"
      ? [":archivo"]
      : fitting(found, current)
          .map((candidate) => candidate.map(harmless))
          .map(([word, meaning]) => (meaning ? `${prefix}${word}\t${meaning}` : prefix + word));
  if (lines.length > 0) fs.writeSync(1, `${lines.join("\n")}\n`);
};

/** `--distrito=0` is the value `0` after `--distrito`; bash takes it apart itself. */
function splitValue(words) {
  const before = words.slice(0, -1);
  const current = words.at(-1) || "";
  const joined = /^(--[^=]+)=(.*)$/s.exec(current);
  if (joined)
    return { before: [...before, joined[1]], current: joined[2], prefix: `${joined[1]}=` };
  if (current === "=") return { before, current: "", prefix: "" };
  if (before.at(-1) === "=") return { before: before.slice(0, -1), current, prefix: "" };
  return { before, current, prefix: "" };
}

function candidates(tree, before, current) {
  const valued = new Set(
    tree.commands.flatMap(({ options }) => options.flatMap((one) => (one.values ? one.flag : []))),
  );
  const plain = before.filter(
    (word, at) => !word.startsWith("-") && word !== "=" && !valued.has(before[at - 1]),
  );
  const [first, second] = plain;
  if (first === undefined) return tree.words;
  const group = tree.groups[first];
  if (group !== undefined && second === undefined) return group;
  const command = tree.commands.find(({ words }) =>
    words.every((names, place) => names.includes(plain[place])),
  );
  if (command === undefined) return [];
  const option = command.options.find(({ flag }) => flag === before.at(-1));
  if (option !== undefined && option.commas) {
    const typed = current.slice(0, current.lastIndexOf(",") + 1);
    return option.values.map(([word, meaning]) => [typed + word, meaning]);
  }
  if (option !== undefined && option.values !== undefined) return option.values;
  if (current.startsWith("-")) return command.options.map(({ flag, meaning }) => [flag, meaning]);
  const place = plain.length - command.words.length;
  return command.operands[place] || (command.variadic ? command.operands.at(-1) : []);
}

/** The words that begin with `current`, whatever their case and accents; English ones where no Spanish one does. */
function fitting(found, current) {
  const wanted = folded(current);
  const begins = (word) => folded(word).startsWith(wanted);
  const fit = found.filter(([word]) => begins(word));
  if (fit.length > 0) return fit.map(([word, meaning]) => [word, meaning]);
  return found
    .filter(([, , alias]) => alias !== undefined && begins(alias))
    .map(([, meaning, alias]) => [alias, meaning]);
}

function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Candidates read from this machine, by their name in the tree. */
const local = {
  perfiles(folders) {
    const { perfiles = [] } = readJson(path.join(folders().settings, "config.json")) || {};
    return [...perfiles.map(({ nombre, canal }) => [nombre, canal]), ["practica", "practica"]];
  },
  borradores(folders) {
    const folder = path.join(folders().data, "borradores");
    const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
    return names
      .filter((name) => name.endsWith(".json"))
      .map((name) => {
        const { formulario = "" } = readJson(path.join(folder, name)) || {};
        return [name.slice(0, -".json".length), formulario];
      });
  },
  tickets: (folders) => readJson(path.join(folders().data, "completar", "tickets.json")) || [],
};

function resolved(found, tree, folders) {
  if (typeof found !== "string" || found === "archivo") return found;
  const known = tree.catalogs[found];
  try {
    return known === undefined ? local[found](folders) : withOwn(known, found, folders);
  } catch {
    return known || [];
  }
}

/** A catalogue with the user's own entries. */
function withOwn(known, name, folders) {
  const own = readJson(path.join(folders().data, "catalogos", `${name}.json`));
  if (own === undefined) return known;
  const words = new Set(own.palabras.map(([word]) => word));
  const left = own.modo === "reemplazar" ? [] : known.filter(([word]) => !words.has(word));
  return [...left, ...own.palabras];
}

function readJson(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : undefined;
}

/** Foreign text in a shell: one line, no control characters, no second column. */
function harmless(text) {
  return String(text ?? "").replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    " ",
  );
}
