import type { AnyCommand, Performed } from "../../src/app/command.ts";
import type { TreeNode } from "../../src/app/command-entry.ts";
import type { Program } from "../../src/app/run.ts";
import { builtInCatalogs } from "../../src/catalogs/catalogs.ts";
import { program } from "../../src/compose/program.ts";
import { exitCodes } from "../../src/errors/exit-codes.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { loadTranslator } from "../../src/i18n/load-translator.ts";
import type { Language } from "../../src/i18n/translator.ts";
import { createChalkPaint } from "../../src/platform/terminal/chalk-paint.ts";
import { errorView } from "../../src/view/error-view.ts";
import type { Paint } from "../../src/view/paint.ts";
import { fitLines } from "../../src/view/wrap-text.ts";
import { runMesa, shortWait, type RunOptions } from "../support/test-context.ts";
import { questionScreens } from "./question-screens.ts";

/** Something for people: the lines that a view makes for a terminal of so many columns. */
export interface Screen {
  /** The command line, or what else it is of. */
  readonly name: string;
  readonly lines: (width: number, paint: Paint) => Promise<readonly string[]>;
  /** Drawn by a library that breaks what is too wide within its words. */
  readonly drawn?: true;
}

/** Everything that a run of commands had to show. */
export interface Recording {
  readonly screens: Screen[];
  /** Command lines that ended by a defect, such as a question that the story does not answer. */
  readonly defects: string[];
  /** First and second word of every command that came to a result. */
  readonly commands: Set<string>;
}

export const colours: Paint = createChalkPaint(true);

/** So wide that nothing is broken, so that a line can be fitted to any width afterwards. */
const unbrokenWidth = 400;

/** Runs one command line, and records its answer, its errors, its notes and its questions. */
export type Run = (
  argv: readonly string[],
  options?: Omit<RunOptions, "folder" | "program" | "width">,
) => Promise<{ readonly code: number; readonly stdout: string }>;

export async function recorder(
  language: Language,
  folder: string,
): Promise<{ readonly run: Run; readonly recording: Recording }> {
  const recording: Recording = { screens: [], defects: [], commands: new Set() };
  const translator = await loadTranslator(language);
  /** Those that were asked so far: many commands ask the same. */
  const questions = new Set<string>();
  let name = "";

  function record(performed: Performed): void {
    const own = name;
    // Ages read the same however long the screens take to be drawn.
    const now = new Date();
    recording.screens.push({
      name: own,
      async lines(width, paint) {
        const given = await performed.view({
          translator,
          paint,
          width,
          decorated: true,
          now,
          catalogs: () => Promise.resolve(builtInCatalogs),
        });
        return fitLines(given, width);
      },
    });
  }

  const watched = (words: string, command: AnyCommand): AnyCommand => ({
    ...command,
    async perform(input, call) {
      try {
        const performed = await command.perform(input, call);
        recording.commands.add(words);
        if (!command.silent) record(performed);
        return performed;
      } catch (error) {
        if (error instanceof MesaError) {
          recording.commands.add(words);
          recording.screens.push(errorScreen(`${name}: ${error.code}`, error, language));
        }
        throw error;
      }
    },
  });

  const run: Run = async (argv, options = {}) => {
    name = `mesa ${argv.join(" ")}`;
    // After `--` stand the words of another program.
    const end = argv.includes("--") ? argv.indexOf("--") : argv.length;
    const words = [...argv.slice(0, end), "--idioma", language, ...argv.slice(end)];
    const result = await runMesa(words, {
      interactive: options.answers !== undefined,
      ...options,
      folder,
      width: unbrokenWidth,
      program: watchedProgram(watched),
      env: { NO_COLOR: "1", ...options.env },
      // Nobody reads along: retries of desks that are not there follow at once.
      wait: shortWait,
      onUnused: (words) => void recording.defects.push(words),
      onQuestion(asked) {
        const key = JSON.stringify(asked);
        if (questions.has(key)) return;
        questions.add(key);
        recording.screens.push(...questionScreens(name, asked, translator));
      },
    });
    if (result.code === exitCodes.defect) recording.defects.push(`${name}\n${result.stderr}`);
    recording.screens.push(textScreen(`${name} (2>)`, result.stderr.trimEnd().split("\n")));
    return result;
  };
  return { run, recording };
}

export function textScreen(name: string, text: readonly string[]): Screen {
  return { name, lines: (width) => Promise.resolve(fitLines(text, width)) };
}

export function errorScreen(name: string, error: MesaError, language: Language): Screen {
  return {
    name,
    async lines(width, paint) {
      const translator = await loadTranslator(language);
      return fitLines(
        errorView(error, translator, paint, (field) => `--${field}`),
        width,
      );
    },
  };
}

function watchedProgram(watched: (words: string, command: AnyCommand) => AnyCommand): Program {
  const commands = program.commands.map((node): TreeNode<AnyCommand> => {
    if ("load" in node) return { ...node, load: async () => watched(node.name, await node.load()) };
    return {
      ...node,
      commands: node.commands.map((entry) => ({
        ...entry,
        load: async () => watched(`${node.name} ${entry.name}`, await entry.load()),
      })),
    };
  });
  return { ...program, commands };
}
