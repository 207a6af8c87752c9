import type { Terminal } from "../ports/terminal.ts";
import { fitLines } from "../view/wrap-text.ts";

/** Writes lines of the answer for people: on a terminal none is wider than it. */
export function writeAnswer(
  { out, stdoutIsTerminal, width }: Pick<Terminal, "out" | "stdoutIsTerminal" | "width">,
  lines: readonly string[],
): void {
  out(`${(stdoutIsTerminal ? fitLines(lines, width) : lines).join("\n")}\n`);
}

/** The same for the conversation, on standard error. */
export function writeAside(
  { err, stderrIsTerminal, width }: Pick<Terminal, "err" | "stderrIsTerminal" | "width">,
  lines: readonly string[],
): void {
  err(`${(stderrIsTerminal ? fitLines(lines, width) : lines).join("\n")}\n`);
}
