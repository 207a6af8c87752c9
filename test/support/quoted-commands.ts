import { findCommand } from "../../src/app/find-command.ts";
import { allOptions } from "../../src/app/global-options.ts";
import { program } from "../../src/compose/program.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";

/** Whether a command line, from `mesa` on, names a command that exists, with options that it has. */
export async function commandExists(line: string): Promise<boolean> {
  const words = line.split(" ").slice(1);
  try {
    const found = findCommand(words, program.commands);
    const options = found.kind === "command" ? allOptions(await found.entry.load()) : [];
    const known = options.map(({ flag }) => flag);
    const bare = line.replace(/"[^"]*"/g, "x");
    const flags = [...bare.matchAll(/(?<= )--[a-z][a-z-]*/g)].map(([flag]) => flag);
    const strange = flags.filter((flag) => ![...known, "--help", "--version"].includes(flag));
    return found.kind === "command" ? strange.length === 0 : words.length <= 1 || flags.length > 0;
  } catch (error) {
    if (error instanceof MesaError) return false;
    throw error;
  }
}

/** Every `mesa …` that a text quotes, or that stands alone on a line. */
export function commandsQuotedIn(lines: readonly string[]): readonly string[] {
  const text = lines.join("\n").replace(/ \\\n +/g, " ");
  const quoted = [
    ...text.replace(/\n +/g, " ").matchAll(/[«“"](?:npx )?(mesa(?: [^»”"]*)?)[»”"]/g),
  ];
  const alone = [...text.matchAll(/^ {2,4}(?:npx )?(mesa [^\n]*)$/gm)];
  return [...quoted, ...alone.filter(([line]) => !line.endsWith("."))].map(([, line = ""]) =>
    line.replace(/ (?:[|#>&<]|-- |…).*$/, ""),
  );
}
