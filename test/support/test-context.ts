import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import { run } from "../../src/cli/run.ts";
import { createContext } from "../../src/compose/create-context.ts";
import type { Prompter } from "../../src/ports/prompter.ts";
import type { Terminal } from "../../src/ports/terminal.ts";
import { removeFolder } from "./remove-folder.ts";

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly interactive?: boolean;
  readonly width?: number;
  readonly answers?: readonly (string | boolean)[];
  readonly now?: Date;
  /** One folder for several runs of one test. */
  readonly folder?: string;
}

export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder that is gone when the test is over. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "mesa-test-"));
  onTestFinished(() => removeFolder(folder));
  return folder;
}

/** Runs one command line in this process, with everything real but the terminal. */
export async function runMesa(
  argv: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const written = { out: "", err: "" };
  const env = { MESA_CARPETA: options.folder ?? testFolder(), ...options.env };
  const interactive = options.interactive ?? false;
  const terminal: Terminal = {
    interactive,
    stdoutIsTerminal: interactive,
    stderrIsTerminal: interactive,
    width: options.width ?? 80,
    out: (text) => void (written.out += text),
    err: (text) => void (written.err += text),
    readInput: () => Promise.resolve(options.stdin ?? ""),
  };
  const context = createContext({
    process: Object.create(process, { env: { value: env } }),
    version: "0.0.0-test",
    assets: resolve("assets"),
    signal: new AbortController().signal,
    terminal,
    clock: () => options.now ?? new Date(),
  });
  const { prompter, unused } = scriptedPrompter(options.answers ?? []);
  const code = await run(argv, {
    ...context,
    prompter,
    progress: () => Promise.resolve({ stop: () => {} }),
  });
  if (unused() > 0) throw new Error(`${unused()} answers were never asked for`);
  return { code, stdout: written.out, stderr: written.err };
}

/** Answers questions in order; an unexpected one is an error, and so is an answer left over. */
function scriptedPrompter(answers: readonly (string | boolean)[]) {
  const left = [...answers];
  const next = (message: string): string | boolean => {
    const answer = left.shift();
    if (answer === undefined) throw new Error(`unexpected question: ${message}`);
    return answer;
  };
  const prompter: Prompter = {
    line: (message) => Promise.resolve(String(next(message))),
    hidden: (message) => Promise.resolve(String(next(message))),
    confirm: (message) => Promise.resolve(next(message) === true),
  };
  return { prompter, unused: () => left.length };
}
