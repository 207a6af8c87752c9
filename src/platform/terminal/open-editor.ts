import { spawnSync } from "node:child_process";
import { accessSync, constants, readFileSync, writeFileSync } from "node:fs";
import { delimiter, isAbsolute, join, win32 } from "node:path";
import { randomUUID } from "node:crypto";
import { MesaError } from "../../errors/mesa-error.ts";
import { removeFileSync } from "../files/replace-file.ts";
import { childEnvironment } from "../process/child-environment.ts";
import { commandLine, type CommandLine } from "../process/windows-command.ts";

type Environment = Readonly<Record<string, string | undefined>>;

interface EditorParts {
  readonly env: Environment;
  readonly platform: NodeJS.Platform;
  /** The user's setting, which wins over `VISUAL` and `EDITOR`. */
  readonly wanted: string | undefined;
  /** Folder of the temporary file, which only its owner can read. */
  readonly folder: string;
}

/**
 * Opens a text in the user's editor and returns what was saved. The editor is the setting `editor`,
 * `VISUAL`, `EDITOR`, or the first of the usual ones that is installed.
 *
 * @throws MesaError `sin-editor`
 */
export function openEditor(text: string, parts: EditorParts): string {
  const { env, platform, wanted, folder } = parts;
  const usual = platform === "win32" ? ["notepad.exe"] : ["nano", "vim", "vi"];
  const named = [wanted, env["VISUAL"], env["EDITOR"]].find(
    (one) => one !== undefined && one !== "",
  );
  const file = join(folder, `texto-${randomUUID()}.txt`);
  const commands = named === undefined ? usual.map((one) => [one]) : [splitCommand(named)];
  const found = commands
    .map((words) => programLine([...words, file], env, platform))
    .find((line) => line !== undefined);
  if (found === undefined) {
    throw new MesaError("sin-editor", { params: { editor: named ?? usual.join(", ") } });
  }
  try {
    // Without the mark, Notepad before Windows 10 1903 saves by the system's own code page.
    const mark = platform === "win32" ? "\ufeff" : "";
    writeFileSync(file, `${mark}${text}`, { mode: 0o600 });
    const { status } = spawnSync(found.file, [...found.words], {
      stdio: "inherit",
      env: childEnvironment(env, platform),
      windowsVerbatimArguments: found.verbatim,
    });
    if (status !== 0) throw new MesaError("sin-editor", { params: { editor: found.file } });
    return readFileSync(file, "utf8")
      .replace(/^\ufeff/, "")
      .trimEnd();
  } finally {
    removeFileSync(file);
  }
}

/** Splits a command such as `"C:\Program Files\x.exe" --wait` into program and options, without a shell. */
export function splitCommand(command: string): readonly string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? "");
}

/**
 * A program and its arguments as `spawn` takes them. It is found by its absolute path or in PATH, never
 * in the current folder; on Windows it may be a batch file, such as `code.cmd`.
 */
export function programLine(
  words: readonly string[],
  env: Environment,
  platform: NodeJS.Platform,
): CommandLine | undefined {
  const [program = "", ...rest] = words;
  if (platform === "win32") {
    if (/[\\/]/.test(program) && !win32.isAbsolute(program)) return undefined;
    return commandLine(words, platform, env);
  }
  const file = findProgram(program, env);
  return file === undefined ? undefined : { file, words: rest, verbatim: false };
}

/** The same, as a path, on other systems than Windows. */
export function findProgram(program: string, env: Environment): string | undefined {
  if (isAbsolute(program)) return isProgram(program) ? program : undefined;
  if (/[\\/]/.test(program)) return undefined;
  return (env["PATH"] ?? "")
    .split(delimiter)
    .filter(isAbsolute)
    .map((folder) => join(folder, program))
    .find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
