import { spawn } from "node:child_process";
import { once } from "node:events";
import { childEnvironment } from "../process/child-environment.ts";
import { findProgram } from "./open-editor.ts";

interface DesktopParts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/** A program of the system's that hangs is stopped. */
const programTimeoutMs = 10_000;

interface DesktopCommand {
  readonly file: string;
  readonly words: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  /** Whether it wants UTF-16 with a byte-order mark: Windows reads anything else in a code page. */
  readonly isWide?: boolean;
}

/**
 * Puts a text on the clipboard by the system's own program.
 *
 * @returns whether there is one, and it took the text
 */
export async function copyText(text: string, parts: DesktopParts): Promise<boolean> {
  for (const command of clipboardCommands(parts)) {
    const input = command.isWide === true ? Buffer.from(`\ufeff${text}`, "utf16le") : text;
    if (await run(command, input, parts)) return true;
  }
  return false;
}

/**
 * Opens a file with the program that the system has for it.
 *
 * @returns whether one was found
 */
export async function openFile(path: string, parts: DesktopParts): Promise<boolean> {
  const command = fileOpener(path, parts);
  return command !== undefined && (await run(command, "", parts));
}

/** What opens a file; undefined where there is none, or no screen. */
export function fileOpener(
  path: string,
  { env, platform }: DesktopParts,
): DesktopCommand | undefined {
  if (platform === "win32") {
    const root = env["SystemRoot"] ?? "C:\\Windows";
    const file = `${root}\\System32\\rundll32.exe`;
    return { file, words: ["url.dll,FileProtocolHandler", path] };
  }
  if (platform === "darwin") return { file: "/usr/bin/open", words: [path] };
  if (env["DISPLAY"] === undefined && env["WAYLAND_DISPLAY"] === undefined) return undefined;
  const file = findProgram("xdg-open", env);
  return file === undefined ? undefined : { file, words: [path] };
}

/** What takes a text onto the clipboard, the best one first. */
export function clipboardCommands({ env, platform }: DesktopParts): readonly DesktopCommand[] {
  if (platform === "win32") {
    const root = env["SystemRoot"] ?? "C:\\Windows";
    return [{ file: `${root}\\System32\\clip.exe`, words: [], isWide: true }];
  }
  if (platform === "darwin") {
    return [{ file: "/usr/bin/pbcopy", words: [], variables: { LC_CTYPE: "UTF-8" } }];
  }
  const wanted: readonly (readonly [boolean, string, readonly string[]])[] = [
    [env["WAYLAND_DISPLAY"] !== undefined, "wl-copy", []],
    [env["DISPLAY"] !== undefined, "xclip", ["-selection", "clipboard"]],
    [env["DISPLAY"] !== undefined, "xsel", ["--clipboard", "--input"]],
    [env["WSL_DISTRO_NAME"] !== undefined, "clip.exe", []],
  ];
  return wanted.flatMap(([isUsable, name, words]) => {
    const file = isUsable ? findProgram(name, env) : undefined;
    return file === undefined ? [] : [{ file, words, isWide: name === "clip.exe" }];
  });
}

async function run(
  { file, words, variables }: DesktopCommand,
  input: string | Buffer,
  { env, platform }: DesktopParts,
): Promise<boolean> {
  const child = spawn(file, words, {
    stdio: ["pipe", "ignore", "ignore"],
    env: { ...childEnvironment(env, platform), ...variables },
    timeout: programTimeoutMs,
    windowsHide: true,
  });
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  try {
    // A program that keeps the clipboard goes on in the background, so its streams stay open.
    const [code]: unknown[] = await once(child, "exit");
    return code === 0;
  } catch {
    return false;
  }
}
