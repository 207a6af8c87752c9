import { spawn } from "node:child_process";
import { childEnvironment } from "./child-environment.ts";

/** A command that hangs must not hold the watch. Milliseconds. */
const patience = 60_000;

/**
 * Runs the user's own command in the user's shell, with a text on its standard input; what it
 * prints goes to standard error, so that it never stands among the answer, or nowhere.
 *
 * @returns its exit code; null when it was stopped or could not be started
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
    timeout: patience,
    windowsHide: true,
    signal,
  });
  return await new Promise((resolve) => {
    // A command that does not read its input is no failure.
    child.stdin?.on("error", () => {});
    child.stdin?.end(input);
    child.on("error", () => resolve(null));
    child.on("close", (code) => resolve(code));
  });
}
