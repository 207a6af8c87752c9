import { spawnSync } from "node:child_process";
import { childEnvironment } from "../process/child-environment.ts";
import { findProgram, splitCommand } from "./open-editor.ts";

interface PagerParts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The user's setting, which wins over `PAGER`; `cat` or `no` for none. */
  readonly wanted: string | undefined;
}

const links = /\u001b\]8;;[^\u001b]*\u001b\\/g;

/**
 * Shows a long text page by page: the setting `paginador`, `PAGER`, or `less` where it is there.
 * @returns false when there is no pager and the text is still to be printed
 */
export function runPager(text: string, { env, platform, wanted }: PagerParts): boolean {
  const [program = "", ...options] = splitCommand(wanted ?? env["PAGER"] ?? "less");
  if (["", "no", "cat"].includes(program)) return false;
  const path = findProgram(program, env, platform);
  if (path === undefined) return false;
  const { error } = spawnSync(path, options, {
    // Older versions of less show a link as garbage.
    input: text.replace(links, ""),
    stdio: ["pipe", "inherit", "inherit"],
    // Colours pass, short texts stay on the screen, and so does what was read.
    env: { LESS: "FRX", LESSCHARSET: "utf-8", ...childEnvironment(env) },
  });
  // A reader who leaves before the end is no failure.
  return error === undefined || ("code" in error && error.code === "EPIPE");
}
