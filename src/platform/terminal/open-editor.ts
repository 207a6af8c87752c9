import { spawnSync } from "node:child_process";
import { accessSync, constants, readFileSync, writeFileSync } from "node:fs";
import { delimiter, extname, isAbsolute, join } from "node:path";
import { randomUUID } from "node:crypto";
import { MesaError } from "../../errors/mesa-error.ts";
import { removeFileSync } from "../files/replace-file.ts";
import { childEnvironment } from "../process/child-environment.ts";

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
  const commands = named === undefined ? usual.map((one) => [one]) : [splitCommand(named)];
  const found = commands
    .map(([program = "", ...options]) => ({ path: findProgram(program, env, platform), options }))
    .find(({ path }) => path !== undefined);
  if (found?.path === undefined) {
    throw new MesaError("sin-editor", { params: { editor: named ?? usual.join(", ") } });
  }
  const file = join(folder, `texto-${randomUUID()}.txt`);
  try {
    writeFileSync(file, text, { mode: 0o600 });
    const { status } = spawnSync(found.path, [...found.options, file], {
      stdio: "inherit",
      env: childEnvironment(env),
    });
    if (status !== 0) throw new MesaError("sin-editor", { params: { editor: found.path } });
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

/** Finds a program by its absolute path or in PATH, never in the current folder. */
export function findProgram(
  program: string,
  env: Environment,
  platform: NodeJS.Platform,
): string | undefined {
  if (isAbsolute(program)) return isProgram(program) ? program : undefined;
  if (/[\\/]/.test(program)) return undefined;
  const endings = platform === "win32" && extname(program) === "" ? [".exe"] : [""];
  return (env["PATH"] ?? "")
    .split(delimiter)
    .filter(isAbsolute)
    .flatMap((folder) => endings.map((ending) => join(folder, `${program}${ending}`)))
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
