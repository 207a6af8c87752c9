import type { ZodType } from "zod";
import type { MessageKey } from "../i18n/translator.ts";
import type { OptionSpec } from "../forms/option-spec.ts";

export interface OperandSpec {
  readonly name: string;
  readonly summary: MessageKey;
  readonly optional?: boolean;
  readonly variadic?: boolean;
  /** The only values it takes; the command itself checks. */
  readonly choices?: readonly string[];
}

/** What help needs to know of a command: data that can be read without loading it. */
export interface HelpShape {
  readonly options: readonly OptionSpec[];
  readonly operands: readonly OperandSpec[];
  /** Whether it has one object per line of `--ndjson` and per row of `--csv`. */
  readonly listed: boolean;
  /** Whether it has shown everything by itself when it ends. */
  readonly silent: boolean;
}

/** What parsing, help, completions and `mesa esquema salida` need to know of a command. */
export interface CommandShape extends HelpShape {
  /** What it prints with `--json`. */
  readonly schema: () => Promise<ZodType>;
}

/** A command in the tree: its words, its summary, and the function that loads it. */
export interface CommandEntry<Loaded extends CommandShape = CommandShape> {
  readonly name: string;
  /** The English word. */
  readonly alias: string;
  readonly summary: MessageKey;
  /** Real command lines for the help, without `mesa`. */
  readonly examples: readonly string[];
  readonly load: () => Promise<Loaded>;
}

export interface CommandGroup<Loaded extends CommandShape = CommandShape> {
  readonly name: string;
  readonly alias: string;
  readonly summary: MessageKey;
  readonly commands: readonly CommandEntry<Loaded>[];
}

export type TreeNode<Loaded extends CommandShape = CommandShape> =
  | CommandEntry<Loaded>
  | CommandGroup<Loaded>;

/** The node or entry of this word, by name or English alias. */
export function findByWord<Node extends { readonly name: string; readonly alias: string }>(
  nodes: readonly Node[],
  word: string | undefined,
): Node | undefined {
  return nodes.find((node) => node.name === word || node.alias === word);
}
