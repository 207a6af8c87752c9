import { statSync } from "node:fs";
import { win32 } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/** What the operating system is to start. */
export interface CommandLine {
  readonly file: string;
  readonly words: readonly string[];
  /** The words are written as Windows wants them already. */
  readonly verbatim: boolean;
}

/** What `cmd.exe` reads within quotes too, or what ends them: no batch file can be given it safely. */
const unsafe = /["%\r\n\u0000]/;

/**
 * A program and its words for the operating system, never for a shell. On Windows `npm` is a batch
 * file, which only `cmd.exe` can run: each word goes to it in quotes, and those that quotes do not
 * hold are refused.
 *
 * @param exists  whether a file is there
 * @returns undefined where there is no such program, or a word can't be given to it
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
  if ([file, ...rest].some((word) => unsafe.test(word))) return undefined;
  const line = [file, ...rest].map((word) => `"${word}"`).join(" ");
  const shell = win32.join(env["SystemRoot"] ?? "C:\\Windows", "System32", "cmd.exe");
  return { file: shell, words: ["/d", "/s", "/v:off", "/c", `"${line}"`], verbatim: true };
}

/** By PATH and PATHEXT; in the current folder only where the name says so. */
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
