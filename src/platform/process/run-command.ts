import { spawn } from "node:child_process";
import { childEnvironment } from "./child-environment.ts";
import { endChild } from "./end-child.ts";

/** A command that hangs is stopped, so that watching goes on. */
const commandTimeoutMs = 60_000;

/**
 * Runs the user's own command in the user's shell with a text on its standard input. What it prints
 * goes to standard error, so that it never mixes with our output, or is dropped.
 *
 * @returns the exit code; null when the command was stopped or could not be started
 */
export async function runCommand(
  command: string,
  input: string,
  { signal, shown }: { readonly signal: AbortSignal; readonly shown: boolean },
): Promise<number | null> {
  const output = shown ? 2 : "ignore";
  const child = spawn(command, {
    shell: true,
    stdio: ["pipe", output, output],
    env: childEnvironment(process.env),
    windowsHide: true,
  });
  const end = (): void => endChild(child, "SIGTERM", process);
  const timer = setTimeout(end, commandTimeoutMs);
  if (signal.aborted) end();
  signal.addEventListener("abort", end, { once: true });
  return await new Promise<number | null>((resolve) => {
    // A command may end without reading its input.
    child.stdin?.on("error", () => {});
    child.stdin?.end(input);
    child.on("error", () => resolve(null));
    child.on("close", (code) => resolve(code));
  }).finally(() => {
    clearTimeout(timer);
    signal.removeEventListener("abort", end);
  });
}
