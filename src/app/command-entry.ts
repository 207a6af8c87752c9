import type { MessageKey } from "../i18n/translator.ts";
import type { AnyCommand } from "./command.ts";

/** A command's place: its words, what it is for, and where it is loaded from when it is asked for. */
export interface CommandEntry {
  readonly name: string;
  /** The English word. */
  readonly alias: string;
  readonly summary: MessageKey;
  /** Real command lines for the help, without `mesa`. */
  readonly examples: readonly string[];
  readonly load: () => Promise<AnyCommand>;
}

export interface CommandGroup {
  readonly name: string;
  readonly alias: string;
  readonly summary: MessageKey;
  readonly commands: readonly CommandEntry[];
}

export type TreeNode = CommandEntry | CommandGroup;

/** The node or entry of this word, by name or English alias. */
export function findByWord<Node extends { readonly name: string; readonly alias: string }>(
  nodes: readonly Node[],
  word: string | undefined,
): Node | undefined {
  return nodes.find((node) => node.name === word || node.alias === word);
}
