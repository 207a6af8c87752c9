import { spawnSync } from "node:child_process";
import { accessSync, constants, lstatSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, delimiter, isAbsolute, join, win32 } from "node:path";
import { randomUUID } from "node:crypto";
import { decodeText } from "../../domain/text-encoding.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { removeFolderSync } from "../files/replace-file.ts";
import { childEnvironment } from "../process/child-environment.ts";
import { splitCommand } from "../process/split-command.ts";
import { commandLine, type CommandLine } from "../process/windows-command.ts";

/** Nobody opens a text, reads it and leaves it as it is within this time. */
const minEditingMs = 500;
/** The longest text that anything takes is far shorter. */
const maxSavedBytes = 1024 * 1024;

type Environment = Readonly<Record<string, string | undefined>>;

interface EditorParts {
  readonly env: Environment;
  readonly platform: NodeJS.Platform;
  /** The user's setting, which wins over `VISUAL` and `EDITOR`. */
  readonly wanted: string | undefined;
  /** Folder of the temporary file, which only its owner can read. */
  readonly folder: string;
  /** Called with the editor's name before it takes the screen. */
  readonly opening?: (editor: string) => void;
}

/**
 * Opens a text in the user's editor and returns what was saved. The editor is the setting `editor`,
 * `VISUAL`, `EDITOR`, or the first of the usual ones that is installed.
 *
 * @throws MesaError `sin-editor`, `editor-falla`, `editor-no-espera`, `editor-sin-texto`
 */
export function openEditor(text: string, parts: EditorParts): string {
  const { env, platform, wanted, folder } = parts;
  const usual = platform === "win32" ? ["notepad.exe"] : ["nano", "vim", "vi"];
  const named = [wanted, env["VISUAL"], env["EDITOR"]].find(
    (one) => one !== undefined && one !== "",
  );
  const file = join(folder, `texto-${randomUUID()}.txt`);
  const commands =
    named === undefined ? usual.map((one) => [one]) : [splitCommand(named, platform)];
  const found = commands
    .map((words) => programLine([...words, file], env, platform))
    .find((line) => line !== undefined);
  if (found === undefined) {
    throw new MesaError("sin-editor", { params: { editor: named ?? usual.join(", ") } });
  }
  try {
    // Without the mark, Notepad before Windows 10 1903 saves by the system's own code page.
    const mark = platform === "win32" ? "\ufeff" : "";
    writeFileSync(file, `${mark}${text}`, { mode: 0o600, flag: "wx" });
    parts.opening?.(basename(found.file));
    const begun = performance.now();
    const { status, signal } = spawnSync(found.file, [...found.words], {
      stdio: "inherit",
      env: childEnvironment(env, platform),
      windowsVerbatimArguments: found.verbatim,
    });
    const editor = found.file;
    if (status !== 0) {
      throw new MesaError("editor-falla", { params: { editor, codigo: status ?? signal ?? "–" } });
    }
    const saved = readSaved(file, editor).trimEnd();
    // Graphical editors return as soon as their window is open, unless they are told to wait.
    if (saved === text.trimEnd() && performance.now() - begun < minEditingMs) {
      throw new MesaError("editor-no-espera", { params: { editor } });
    }
    return saved;
  } finally {
    removeFolderSync(file);
  }
}

/**
 * The text that an editor saved, in whatever encoding it writes.
 *
 * @throws MesaError `editor-sin-texto` when there is no regular file any more, or too large a one
 */
function readSaved(file: string, editor: string): string {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (stat?.isFile() !== true || stat.size > maxSavedBytes) {
    throw new MesaError("editor-sin-texto", { params: { editor } });
  }
  return decodeText(readFileSync(file));
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
    return statSync(path).isFile(); // Folders may be "run", too.
  } catch {
    return false;
  }
}
