import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { childEnvironment } from "../process/child-environment.ts";
import { findProgram } from "./open-editor.ts";

interface NoticeParts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Writes to the terminal; undefined where there is none. */
  readonly terminal: ((text: string) => void) | undefined;
}

interface Words {
  readonly title: string;
  readonly text: string;
}

/**
 * A notification program that hangs is stopped, so that watching goes on. PowerShell takes three
 * seconds to start and shows its notice for four.
 */
const programTimeoutMs = 15_000;

/**
 * Shows a desktop notification: by an escape sequence where the terminal supports one, else by the
 * system's own program, which is never taken from the current folder.
 *
 * @returns whether it was shown
 */
export async function showDesktopNotice(words: Words, parts: NoticeParts): Promise<boolean> {
  const { env, platform, terminal } = parts;
  const sequence = terminalSequence(words, env);
  if (terminal !== undefined && sequence !== undefined) {
    terminal(sequence);
    return true;
  }
  const command = noticeCommand(words, env, platform);
  if (command === undefined) return false;
  const [program = "", ...options] = command.argv;
  const child = spawn(program, options, {
    stdio: ["pipe", "ignore", "ignore"],
    env: { ...childEnvironment(env, platform), ...command.variables },
    timeout: programTimeoutMs,
    windowsHide: true,
  });
  child.stdin.on("error", () => {});
  child.stdin.end(command.input);
  try {
    const [code]: unknown[] = await once(child, "close");
    return code === 0;
  } catch {
    return false;
  }
}

/**
 * The escape sequence of a notification: OSC 9 (iTerm2, WezTerm, Ghostty, kitty) or OSC 777 (urxvt,
 * foot). Undefined within a multiplexer, which passes neither on.
 */
function terminalSequence({ title, text }: Words, env: NoticeParts["env"]): string | undefined {
  if (env["TMUX"] !== undefined || env["STY"] !== undefined) return undefined;
  const [term = "", program = ""] = [env["TERM"], env["TERM_PROGRAM"]];
  const osc9 = ["iTerm.app", "WezTerm", "ghostty"].includes(program) || term === "xterm-kitty";
  if (osc9) return `\u001b]9;${title}: ${text}\u0007`;
  const osc777 = term.startsWith("rxvt-unicode") || term === "foot";
  return osc777 ? `\u001b]777;notify;${title};${text}\u0007` : undefined;
}

/** The system's own program that shows a notice; undefined where there is none. */
export function noticeCommand(
  { title, text }: Words,
  env: NoticeParts["env"],
  platform: NodeJS.Platform,
):
  | {
      readonly argv: readonly string[];
      readonly input: string;
      readonly variables?: Readonly<Record<string, string>>;
    }
  | undefined {
  if (platform === "darwin") {
    const script = `display notification ${quoted(text)} with title ${quoted(title)}\n`;
    return { argv: ["/usr/bin/osascript", "-"], input: script };
  }
  if (platform === "win32") {
    const folder = join(
      env["SystemRoot"] ?? "C:\\Windows",
      "System32",
      "WindowsPowerShell",
      "v1.0",
    );
    const program = join(folder, "powershell.exe");
    const script = Buffer.from(balloonScript, "utf16le").toString("base64");
    return {
      argv: [program, "-NoProfile", "-NonInteractive", "-EncodedCommand", script],
      input: "",
      // Foreign text never becomes a part of a script.
      variables: { MESA_NOTICE_TITLE: title, MESA_NOTICE_TEXT: text },
    };
  }
  const program = findProgram("notify-send", env);
  if (program === undefined) return undefined;
  return { argv: [program, "--app-name=mesa", "--", title, text], input: "" };
}

/** A string literal of AppleScript. */
function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** Shows a balloon with the texts of two environment variables, and removes its icon whatever happens. */
const balloonScript = [
  "Add-Type -AssemblyName System.Windows.Forms, System.Drawing",
  "$icon = New-Object System.Windows.Forms.NotifyIcon",
  "$icon.Icon = [System.Drawing.SystemIcons]::Information",
  "$icon.Visible = $true",
  "try {",
  "  $icon.ShowBalloonTip(4000, $env:MESA_NOTICE_TITLE, $env:MESA_NOTICE_TEXT, 'Info')",
  "  Start-Sleep -Seconds 4",
  "} finally { $icon.Dispose() }",
].join("\r\n");
