import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { onTestFinished } from "vitest";
import type { Context } from "../../src/app/context.ts";
import { run, type Program } from "../../src/app/run.ts";
import { createContext } from "../../src/compose/create-context.ts";
import { program as wholeProgram } from "../../src/compose/program.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { npmFiles } from "../../src/platform/program/npm-files.ts";
import type { Firm } from "../../src/ports/firm.ts";
import { WentBack, type Choice, type Prompter, type Question } from "../../src/ports/prompter.ts";
import type { ImageReader } from "../../src/ports/image-reader.ts";
import type { Terminal } from "../../src/ports/terminal.ts";
import { checkJson } from "./check-json.ts";
import { foundText, questionText, type Asking } from "./question-text.ts";
import { removeFolder } from "./remove-folder.ts";

/** A question as a command asks it, with the choices that it offers. */
export interface AskedQuestion {
  readonly kind: Exclude<keyof Prompter, "edit" | "backKey">;
  readonly question: Question;
  readonly choices: readonly Choice[];
}

/** What a person answers: words, yes or no, Escape, Ctrl-C, or words made of what was offered. */
export type Answer = string | boolean | Error;

/** The key alone, which takes what the question offers first. */
export const enter = "";
/** Escape. */
export const escape = new WentBack();
/** Ctrl-C. */
export const interrupt = new MesaError("interrumpido");

/** Base 2 logarithm of scrypt's N where a test only has to get through. */
export const cheapHash = 4;

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly interactive?: boolean;
  readonly width?: number;
  readonly answers?: readonly Answer[];
  /** Questions that are left empty without an answer of their own, by how they begin, without their count. */
  readonly leaveEmpty?: readonly string[];
  readonly cwd?: string;
  readonly now?: Date;
  readonly clock?: () => Date;
  /** Goes on as `clock` does unless it is given. */
  readonly monotonicMs?: () => number;
  /** Waits between tries and looks; by the system's clock where it is left out. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly signal?: AbortSignal;
  /** One folder for several runs of one test. */
  readonly folder?: string;
  /** What else is another one than that of a program: a clipboard, a full screen. */
  readonly context?: Partial<Context>;
  /** The commands, where a test looks on at them. */
  readonly program?: Program;
  /** The journal that a firm shares; none where it is left out. */
  readonly firm?: Firm;
  /** The recogniser of pictures; none is installed where it is left out. */
  readonly imageReader?: ImageReader;
  /** Is told every question, which is answered after what it does. */
  readonly onQuestion?: (asked: AskedQuestion) => unknown;
  /** Questions, with their choices and answers, stand in stderr where a person sees them. */
  readonly showsQuestions?: boolean;
  /** Is told every line of progress. */
  readonly onProgress?: (text: string) => void;
  /** Is told that answers were left over, which is an error otherwise. */
  readonly onUnused?: (words: string) => void;
}

export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Goes on much sooner than it was told to, for tests of what comes after a pause. Limits become as
 * short, so that it is no use where a slow answer is to be waited for.
 */
export const shortWait: NonNullable<RunOptions["wait"]> = (milliseconds, signal) =>
  setTimeout(milliseconds / 20, undefined, { signal });

/** A folder that is gone when the test is over. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "mesa-test-"));
  onTestFinished(() => removeFolder(folder));
  return folder;
}

/**
 * Runs one command line in this process, with everything real but the terminal. JSON is held
 * against its published schema.
 */
export async function runMesa(
  argv: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const written = { out: "", err: "" };
  const folder = options.folder ?? testFolder();
  const env = { MESA_CARPETA: folder, HOME: folder, MESA_ALMACEN: "archivo", ...options.env };
  const interactive = options.interactive ?? false;
  const terminal: Terminal = {
    interactive,
    stdoutIsTerminal: interactive,
    stderrIsTerminal: interactive,
    width: options.width ?? 80,
    height: 1000,
    out: (text) => void (written.out += text),
    err: (text) => void (written.err += text),
    readInput: () => Promise.resolve(options.stdin ?? ""),
  };
  const { clock } = options;
  const ofClock = clock === undefined ? undefined : () => clock().getTime();
  const monotonic = options.monotonicMs ?? ofClock;
  const context = createContext({
    process: Object.create(process, {
      env: { value: env },
      ...(options.cwd !== undefined && { cwd: { value: () => options.cwd } }),
    }),
    version: "0.0.0-test",
    programFiles: { ...npmFiles(resolve(".")), reader: undefined, documentWorker: undefined },
    signal: options.signal ?? new AbortController().signal,
    terminal,
    clock: options.clock ?? (() => options.now ?? new Date()),
    hashCostLog2: cheapHash,
    ...(monotonic !== undefined && { monotonicMs: monotonic }),
    ...(options.wait !== undefined && { wait: options.wait }),
  });
  const { prompter, unused } = scriptedPrompter(options, terminal.err);
  const scripted = {
    ...context,
    prompter: () => prompter,
    ...(options.firm !== undefined && { firm: () => Promise.resolve(options.firm) }),
    imageReader: () => Promise.resolve(options.imageReader),
    ...options.context,
    progress: (text: string) => {
      options.onProgress?.(text);
      return Promise.resolve({ update: options.onProgress ?? (() => {}), stop: () => {} });
    },
  };
  const code = await run(argv, scripted, options.program ?? wholeProgram);
  if (unused() > 0) {
    const words = `${unused()} answers were never asked for: ${argv.join(" ")}`;
    if (options.onUnused === undefined) throw new Error(words);
    options.onUnused(words);
  }
  const result = { code, stdout: written.out, stderr: written.err };
  // A terminal gets its JSON indented, over several lines.
  if (!interactive) await checkJson(argv, result);
  return result;
}

/**
 * Answers questions in order; an unexpected one is an error, and so is an answer left over. At a
 * list the answer is a choice's value, at a search the words typed before Enter.
 */
function scriptedPrompter(options: RunOptions, write: (text: string) => void) {
  const { answers = [], leaveEmpty = [], onQuestion, showsQuestions = false } = options;
  const left = [...answers];
  const asked = async (asking: Asking): Promise<string | boolean> => {
    const { kind, question, choices = [] } = asking;
    const { message } = question;
    if (kind !== "edit") await onQuestion?.({ kind, question, choices });
    if (leaveEmpty.some((one) => message.replace(/^\d+\/\d+ /, "").startsWith(one))) return "";
    const answer = left.shift();
    if (showsQuestions) write(questionText(asking, answer));
    if (answer === undefined) throw new Error(`unexpected question: ${message}`);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const prompter: Prompter = {
    backKey: "Esc",
    line: async (question) =>
      String(await asked({ kind: "line", question })) || (question.initial ?? ""),
    hidden: async (message) => String(await asked({ kind: "hidden", question: { message } })),
    async confirm(message, initial) {
      const answer = await asked({ kind: "confirm", question: { message }, initial });
      return answer === enter ? initial : answer === true;
    },
    edit: async (text) =>
      String(await asked({ kind: "edit", question: { message: `editor: ${text}` } })),
    async choose(question, choices) {
      const answer = await asked({ kind: "choose", question, choices });
      if (choices.some((one) => one.value === answer)) return String(answer);
      const offered = choices.map((one) => one.value).join(", ");
      throw new Error(`${question.message}: ${String(answer)} is not among ${offered}`);
    },
    async search(question, find) {
      const answer = String(await asked({ kind: "search", question, choices: find("") }));
      const found = find(answer);
      if (showsQuestions) write(foundText(found));
      const [first] = found;
      if (first === undefined)
        throw new Error(`${question.message}: nothing is found for ${answer}`);
      return first.value;
    },
  };
  return { prompter, unused: () => left.length };
}
