import { nearest } from "../domain/nearest.ts";
import { MesaError } from "../errors/mesa-error.ts";
import {
  findByWord,
  type CommandEntry,
  type CommandGroup,
  type CommandShape,
  type TreeNode,
} from "./command-entry.ts";
import { globalOptions } from "./global-options.ts";

/** What the words of a command line stand for. */
export type FoundCommand<Loaded extends CommandShape = CommandShape> =
  | { readonly kind: "root"; readonly nodes: readonly TreeNode<Loaded>[] }
  | { readonly kind: "group"; readonly node: CommandGroup<Loaded> }
  | {
      readonly kind: "command";
      readonly path: readonly string[];
      readonly entry: CommandEntry<Loaded>;
      /** What is left for the command: options and operands, in their order. */
      readonly rest: readonly string[];
    };

const withValue = new Set<string>(
  globalOptions.filter((option) => option.placeholder !== undefined).map((one) => one.flag),
);

/**
 * Finds the command that argv names; global options may stand before its words.
 *
 * @throws MesaError `orden-desconocida`, with the nearest known word
 */
export function findCommand<Loaded extends CommandShape>(
  argv: readonly string[],
  commandTree: readonly TreeNode<Loaded>[],
): FoundCommand<Loaded> {
  const { words, rest } = splitWords(argv);
  const [first, second] = words;
  if (first === undefined) return { kind: "root", nodes: commandTree };
  const node = findByWord(commandTree, first);
  if (node === undefined) throw unknownWord(first, commandTree, "mesa");
  if ("load" in node) {
    return { kind: "command", path: [node.name], entry: node, rest: without(rest, [first]) };
  }
  if (second === undefined) return { kind: "group", node };
  const entry = findByWord(node.commands, second);
  if (entry === undefined) throw unknownWord(second, node.commands, `mesa ${node.name}`);
  const path = [node.name, entry.name];
  return { kind: "command", path, entry, rest: without(rest, [first, second]) };
}

/** The first two words that are neither options nor the values of global options. */
function splitWords(argv: readonly string[]) {
  const words: string[] = [];
  for (let index = 0; index < argv.length && words.length < 2; index += 1) {
    const word = argv[index];
    if (word === undefined || word === "--") break;
    if (withValue.has(word)) index += 1;
    else if (!word.startsWith("-")) words.push(word);
  }
  return { words, rest: argv };
}

/** argv without the first occurrence of each of the words, in order. */
function without(argv: readonly string[], words: readonly string[]): readonly string[] {
  const left = [...argv];
  let from = 0;
  for (const word of words) {
    from = left.indexOf(word, from);
    left.splice(from, 1);
  }
  return left;
}

function unknownWord(
  word: string,
  known: readonly { readonly name: string; readonly alias: string }[],
  parent: string,
): MesaError {
  const near = nearest(
    word,
    known.flatMap((node) => [node.name, node.alias]),
  );
  return new MesaError("orden-desconocida", {
    params: { orden: word, padre: parent },
    ...(near !== undefined && {
      problems: [
        { field: word, code: "orden-parecida", params: { parecida: `${parent} ${near}` } },
      ],
    }),
  });
}
