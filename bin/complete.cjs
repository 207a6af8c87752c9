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
      : found
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
