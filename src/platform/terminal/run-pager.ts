import { spawnSync } from "node:child_process";
import { childEnvironment } from "../process/child-environment.ts";
import { splitCommand } from "../process/split-command.ts";
import { programLine } from "./open-editor.ts";

/** Words of a pager's last line: ASCII, since `less` before version 600 breaks other letters there. */
export interface PagerPrompt {
  readonly more: string;
  readonly end: string;
}

interface PagerParts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The user's setting, which wins over `PAGER`; `cat` and `no` mean no pager. */
  readonly wanted: string | undefined;
  /** What `less` shows on its last line: while there is more, and at the end. */
  readonly prompt: PagerPrompt;
  /** Milliseconds that go on evenly; the process's own by default. */
  readonly monotonicMs?: () => number;
}

/** Nobody reads what does not fit on a screen and leaves it within this time. */
const minReadingMs = 500;

/**
 * The options of `less`. F: short texts need no key; R: colours are kept; X: the text stays on the
 * screen; Ps: the prompt, in which `?e` asks for the end of the text and a backslash keeps a character.
 */
function lessOptions({ more, end }: PagerPrompt): string {
  const plain = (text: string): string => text.replace(/[\\?:.%$]/g, String.raw`\$&`);
  return `FRX-Ps?e${plain(end)}:${plain(more)}.$`;
}

/** The escape sequences of links (OSC 8). */
const linkSequences = /\u001b\]8;;[^\u001b]*\u001b\\/g;

/**
 * Shows a text page by page, with the setting `paginador`, `PAGER`, or `less` where it is installed.
 *
 * @returns false when the text is still to be printed: there is no pager, or it failed
 */
export function runPager(text: string, parts: PagerParts): boolean {
  const { env, platform, wanted, prompt, monotonicMs = () => performance.now() } = parts;
  const [program = "", ...options] = splitCommand(wanted ?? env["PAGER"] ?? "less", platform);
  if (["", "no", "cat"].includes(program)) return false;
  const line = programLine([program, ...options], env, platform);
  if (line === undefined) return false;
  const begunMs = monotonicMs();
  const { error, status } = spawnSync(line.file, [...line.words], {
    windowsVerbatimArguments: line.verbatim,
    // Older versions of less print the sequences as text.
    input: text.replace(linkSequences, ""),
    stdio: ["pipe", "inherit", "inherit"],
    env: { LESS: lessOptions(prompt), LESSCHARSET: "utf-8", ...childEnvironment(env, platform) },
  });
  // EPIPE: it ended before it had taken the whole text. A user may have left it; a program such as
  // `head` does so at once.
  const left = error !== undefined && "code" in error && error.code === "EPIPE";
  if (left && monotonicMs() - begunMs < minReadingMs) return false;
  return (left || error === undefined) && status === 0;
}
