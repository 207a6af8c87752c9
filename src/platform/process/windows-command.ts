import { statSync } from "node:fs";
import { win32 } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/** A program and its arguments as `spawn` takes them. */
export interface CommandLine {
  readonly file: string;
  readonly words: readonly string[];
  /** True when the arguments are already quoted for Windows. */
  readonly verbatim: boolean;
}

/** Characters that `cmd.exe` interprets even within quotes, so that no batch file can take them. */
const unquotable = /["%\r\n\u0000]/;

/**
 * Prepares a program and its arguments for `spawn` without a shell. On Windows, programs such as
 * `npm` are batch files that only `cmd.exe` can run: each argument is quoted, and arguments that
 * can't be quoted are refused.
 *
 * @param exists  whether a path is a file
 * @returns undefined when there is no such program, or an argument can't be passed to it
 */
export function commandLine(
  words: readonly string[],
  platform: NodeJS.Platform,
  env: Environment,
  exists: (path: string) => boolean = isFile,
): CommandLine | undefined {
  const [name, ...rest] = words;
  if (name === undefined || name === "") return undefined;
  if (platform !== "win32") return { file: name, words: rest, verbatim: false };
  const file = findProgram(name, env, exists);
  if (file === undefined) return undefined;
  if (!/\.(?:cmd|bat)$/i.test(file)) return { file, words: rest, verbatim: false };
  if ([file, ...rest].some((word) => unquotable.test(word))) return undefined;
  const line = [file, ...rest].map((word) => `"${word}"`).join(" ");
  const shell = win32.join(env["SystemRoot"] ?? "C:\\Windows", "System32", "cmd.exe");
  return { file: shell, words: ["/d", "/s", "/v:off", "/c", `"${line}"`], verbatim: true };
}

/** Finds a program by PATH and PATHEXT; in the current folder only when the name has a separator. */
function findProgram(
  name: string,
  env: Environment,
  exists: (path: string) => boolean,
): string | undefined {
  const value = (wanted: string): string =>
    Object.entries(env).find(([key]) => key.toUpperCase() === wanted)?.[1] ?? "";
  const endings = (value("PATHEXT") || ".COM;.EXE;.BAT;.CMD").split(";");
  const folders = /[\\/]/.test(name)
    ? [""]
    : value("PATH")
        .split(";")
        .filter((one) => one !== "");
  const named = win32.extname(name) === "" ? endings : ["", ...endings];
  for (const folder of folders) {
    for (const ending of named) {
      const path = folder === "" ? `${name}${ending}` : win32.join(folder, `${name}${ending}`);
      if (exists(path)) return path;
    }
  }
  return undefined;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
