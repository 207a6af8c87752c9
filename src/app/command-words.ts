import type { Language } from "../i18n/translator.ts";
import { findByWord, type TreeNode } from "./command-entry.ts";

/** The word of a command in a language. */
export function wordIn(
  language: Language,
  { name, alias }: { readonly name: string; readonly alias: string },
): string {
  return language === "en" ? alias : name;
}

/**
 * A command line, with or without `mesa`, by the words of a language: `mesa bandeja enviar --json`
 * is `mesa outbox send --json` in English. What names no command stays as it is.
 */
export function commandIn(language: Language, line: string, nodes: readonly TreeNode[]): string {
  const [, program = "", first = "", gap = "", second = "", rest = ""] =
    /^(mesa )?(\S+)( ?)(\S*)(.*)$/s.exec(line) ?? [];
  const node = findByWord(nodes, first);
  if (node === undefined) return line;
  const entry = "load" in node ? undefined : findByWord(node.commands, second);
  const verb = entry === undefined ? second : wordIn(language, entry);
  return `${program}${wordIn(language, node)}${gap}${verb}${rest}`;
}
