import { spawn, type ChildProcess } from "node:child_process";
import { win32 } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/** Starts a program that nobody sees or reads. */
type StartHidden = (
  program: string,
  words: readonly string[],
) => { readonly on: (event: "error", listener: () => void) => unknown };

const startHidden: StartHidden = (program, words) =>
  spawn(program, [...words], { stdio: "ignore", windowsHide: true });

/**
 * Passes a signal on to a child program. Windows knows no signals, and ending `cmd.exe` would leave the
 * program that it has started, so there the child is ended with all that it has started.
 */
export function endChild(
  child: Pick<ChildProcess, "pid" | "kill">,
  signal: NodeJS.Signals,
  { platform, env }: { readonly platform: NodeJS.Platform; readonly env: Environment },
  start: StartHidden = startHidden,
): void {
  if (platform !== "win32" || child.pid === undefined) {
    child.kill(signal);
    return;
  }
  const program = win32.join(env["SystemRoot"] ?? "C:\\Windows", "System32", "taskkill.exe");
  const killer = start(program, ["/T", "/F", "/PID", String(child.pid)]);
  killer.on("error", () => void child.kill(signal));
}
