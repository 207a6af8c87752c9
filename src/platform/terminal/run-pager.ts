import { spawnSync } from "node:child_process";
import { childEnvironment } from "../process/child-environment.ts";
import { splitCommand } from "../process/split-command.ts";
import { programLine } from "./open-editor.ts";

interface PagerParts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The user's setting, which wins over `PAGER`; `cat` and `no` mean no pager. */
  readonly wanted: string | undefined;
}

/** The escape sequences of links (OSC 8). */
const linkSequences = /\u001b\]8;;[^\u001b]*\u001b\\/g;

/**
 * Shows a text page by page, with the setting `paginador`, `PAGER`, or `less` where it is installed.
 *
 * @returns false when the text is still to be printed: there is no pager, or it failed
 */
export function runPager(text: string, { env, platform, wanted }: PagerParts): boolean {
  const [program = "", ...options] = splitCommand(wanted ?? env["PAGER"] ?? "less", platform);
  if (["", "no", "cat"].includes(program)) return false;
  const line = programLine([program, ...options], env, platform);
  if (line === undefined) return false;
  const { error, status } = spawnSync(line.file, [...line.words], {
    windowsVerbatimArguments: line.verbatim,
    // Older versions of less print the sequences as text.
    input: text.replace(linkSequences, ""),
    stdio: ["pipe", "inherit", "inherit"],
    // F: short texts need no key; R: colours are kept; X: the text stays on the screen.
    env: { LESS: "FRX", LESSCHARSET: "utf-8", ...childEnvironment(env, platform) },
  });
  // EPIPE: the user left before the end.
  const read = error === undefined || ("code" in error && error.code === "EPIPE");
  return read && status === 0;
}
