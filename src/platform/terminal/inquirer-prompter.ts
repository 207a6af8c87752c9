import { styleText } from "node:util";
import { createPromptModule } from "inquirer";
import { MesaError } from "../../errors/mesa-error.ts";
import {
  listsBackKey,
  WentBack,
  type Choice,
  type Prompter,
  type PromptWords,
} from "../../ports/prompter.ts";
import { fitLines, wrapText } from "../../view/wrap-text.ts";
import { readYesOrNo } from "./read-yes-or-no.ts";

type Asker = ReturnType<typeof createPromptModule>;

interface PrompterParts {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly words: PromptWords;
  readonly coloured: boolean;
  /** Columns of the terminal. */
  readonly width: () => number;
  readonly edit: Prompter["edit"];
  /** A Ctrl-C that came before the question had the keyboard. */
  readonly signal: AbortSignal;
}

/** Rows of a list: few enough that the question and its hints fit on 24 lines too. */
const pageSize = 8;

/**
 * Asks questions on a real terminal. They are written to standard error, since standard output is
 * for results. When a question ends, its drawing is replaced by one line with the answer.
 */
export function createInquirerPrompter(parts: PrompterParts): Prompter {
  const { input, output, words, coloured, width, edit, signal } = parts;
  // Left to itself it would look at standard output, which may be a file.
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    coloured ? styleText(style, text, { validateStream: false }) : text;

  /** Text broken between words, whose further rows stand below its first. */
  const wrapped = (text: string): string => fitLines([text], width()).join("\n");

  const theme = {
    prefix: { idle: paint("blue", "?"), done: paint("green", "✔") },
    style: {
      message: (text: string) => paint("bold", hanging(text, width())),
      // What was chosen is written by `answered`.
      answer: () => "",
      error: (text: string) => paint("red", wrapped(`✗ ${text}`)),
      help: (text: string) => paint("dim", text),
      highlight: (text: string) => paint("cyan", text),
      key: (text: string) => paint("cyan", text),
      searchTerm: (text: string) => paint("cyan", text),
      description: (text: string) => paint("cyan", text),
      disabled: (text: string) => paint("dim", text),
      defaultAnswer: (text: string) => paint("dim", `(${text})`),
      // A line that is typed has no keys of its own.
      keysHelpTip: () => "",
    },
  };

  /** The theme of a list, which names its keys. */
  const listTheme = (back: boolean | undefined, typing = "") => {
    const keys = back === true ? words.keysWithBack : words.keys;
    const keysHelpTip = () => paint("dim", wrapped(`${typing}${keys}`));
    return { ...theme, style: { ...theme.style, keysHelpTip } };
  };

  /** The theme of a search, whose only possible error is shown in our own words. */
  const searchTheme = (back: boolean | undefined) => {
    const { style, ...rest } = listTheme(back, `${words.typeToSearch} • `);
    return { ...rest, style: { ...style, error: () => style.error(words.nothingFound) } };
  };

  /** Asks one question. Where it can go back, Escape throws `WentBack`. */
  async function answered(
    { message, back }: { readonly message: string; readonly back?: boolean },
    question: (ask: Asker) => Promise<{ answer: string }>,
    shown: (answer: string) => string,
  ): Promise<string> {
    const escape = new AbortController();
    const onKey = (_text: unknown, key: { readonly name?: string } | undefined): void => {
      if (key?.name === "escape") escape.abort();
    };
    if (back === true) input.on("keypress", onKey);
    try {
      const ending = AbortSignal.any([escape.signal, signal]);
      const options = { input, output, signal: ending, clearPromptOnDone: true };
      const { answer } = await question(createPromptModule(options));
      const asking = /[?:]$/.test(message) ? message : `${message}:`;
      const echo = fitted(shown(answer), width() - asking.length);
      const told = `${paint("dim", "›")} ${paint("bold", asking)} ${paint("cyan", echo)}`;
      output.write(`${fitLines([told], width()).join("\n")}\n`);
      return answer;
    } catch (error) {
      if (escape.signal.aborted) throw new WentBack();
      if (signal.aborted || (error instanceof Error && error.name === "ExitPromptError")) {
        throw new MesaError("interrumpido", { cause: error });
      }
      throw error;
    } finally {
      input.off("keypress", onKey);
    }
  }

  return {
    backKey: listsBackKey,
    edit,
    line: (asked) =>
      answered(
        asked,
        (ask) =>
          ask([
            {
              type: "input",
              name: "answer",
              message: asked.message,
              theme,
              prefill: asked.editable === true ? "editable" : "tab",
              ...(asked.initial !== undefined && { default: asked.initial }),
            },
          ]),
        (answer) => answer,
      ),
    hidden: (message) =>
      answered(
        { message },
        (ask) => ask([{ type: "password", name: "answer", message, mask: "•", theme }]),
        () => "•••",
      ),
    async confirm(message, initial) {
      const answer = await answered(
        { message },
        (ask) =>
          ask([
            {
              type: "input",
              name: "answer",
              message: `${message} (${initial ? words.yesOrNo : words.noOrYes})`,
              theme,
              validate: (text: string) =>
                readYesOrNo(text, initial) !== undefined || words.answerYesOrNo,
            },
          ]),
        (text) => (readYesOrNo(text, initial) === false ? words.no : words.yes),
      );
      return readYesOrNo(answer, initial) ?? initial;
    },
    choose: (asked, choices) =>
      answered(
        asked,
        (ask) =>
          ask([
            {
              type: "select",
              name: "answer",
              message: asked.message,
              choices: choices.map((one) => ({ ...one, name: hanging(one.name, width()) })),
              pageSize,
              loop: false,
              theme: listTheme(asked.back),
              ...(asked.initial !== undefined && { default: asked.initial }),
            },
          ]),
        (answer) => nameOf(answer, choices),
      ),
    search(asked, find) {
      let offered: readonly Choice[] = [];
      const source = (typed: string | undefined): Choice[] => {
        offered = find(typed ?? "");
        return offered.map(({ value, name }) => ({ value, name: fitted(name, width()) }));
      };
      return answered(
        asked,
        (ask) =>
          ask([
            {
              type: "search",
              name: "answer",
              message: asked.message,
              source,
              pageSize,
              theme: searchTheme(asked.back),
              ...(asked.initial !== undefined && { initialValue: asked.initial }),
            },
          ]),
        (answer) => nameOf(answer, offered),
      );
    },
  };
}

function nameOf(value: string, choices: readonly Choice[]): string {
  const found = choices.find((one) => one.value === value);
  return found?.answer ?? found?.name ?? value;
}

/** A name over several rows where it takes them, each below the first and not below the cursor. */
function hanging(name: string, columns: number): string {
  return wrapText(name, Math.max(columns - cursorColumns, 20)).join(
    `\n${" ".repeat(cursorColumns)}`,
  );
}

/** What stands before a question and before a choice. */
const cursorColumns = 2;

/** Shortens a name to one row, so that a list does not jump. Three columns are left for the mark. */
function fitted(name: string, columns: number): string {
  const maxLength = Math.max(columns - 3, 20);
  return name.length <= maxLength ? name : `${name.slice(0, maxLength - 1)}…`;
}
