import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { MesaError } from "../../errors/mesa-error.ts";
import {
  plainBackKey,
  WentBack,
  type Choice,
  type Prompter,
  type PromptWords,
  type Question,
} from "../../ports/prompter.ts";
import { fitLines } from "../../view/wrap-text.ts";
import { readYesOrNo } from "./read-yes-or-no.ts";

interface PrompterParts {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly words: PromptWords;
  /** Columns of the terminal. */
  readonly width: () => number;
  readonly edit: Prompter["edit"];
  /** A Ctrl-C that came before the question had the keyboard. */
  readonly signal: AbortSignal;
}

/** Columns left behind a question for its answer. */
const roomToType = 4;

/** How many matches of a search are offered. */
const maxChoices = 20;

/**
 * Asks questions for screen readers and for terminals that can't move the cursor: plain lines and
 * numbered choices; no line is ever redrawn.
 */
export function createPlainPrompter(parts: PrompterParts): Prompter {
  const { input, output, words, width, edit, signal } = parts;
  const say = (text: string): void =>
    void output.write(`${fitLines([text], width()).join("\n")}\n`);

  async function readLine(question: string, shown: boolean): Promise<string> {
    const lines = fitLines([question], width() - roomToType);
    // What readline itself broke would be broken within words, and drawn again at each key.
    for (const line of lines.slice(0, -1)) say(line);
    const message = lines.at(-1) ?? "";
    const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
    const reader = createInterface({ input, output: shown ? output : silent, terminal: true });
    // Only after createInterface has the terminal stopped echoing what is typed.
    if (!shown) output.write(`${message}: `);
    const close = (): void => reader.close();
    signal.addEventListener("abort", close);
    try {
      const cut = new Promise<never>((_done, fail) => {
        reader.once("SIGINT", () => fail(new MesaError("interrumpido")));
        reader.once("close", () => fail(new MesaError("interrumpido")));
      });
      return await Promise.race([reader.question(shown ? `${message}: ` : ""), cut]);
    } catch (error) {
      // The cursor stands behind the question.
      if (shown) output.write("\n");
      throw error;
    } finally {
      signal.removeEventListener("abort", close);
      reader.close();
      if (!shown) output.write("\n");
    }
  }

  async function line({ message, initial, back }: Question): Promise<string> {
    const known = initial === undefined || initial === "" ? "" : ` (${initial})`;
    const answer = await readLine(`${message}${known}`, true);
    if (back === true && answer.trim() === plainBackKey) throw new WentBack();
    return answer === "" ? (initial ?? "") : answer;
  }

  async function pick(question: Question, choices: readonly Choice[]): Promise<string | undefined> {
    for (const [at, { name }] of choices.entries()) say(`  ${at + 1}. ${name}`);
    const place = choices.findIndex((one) => one.value === question.initial);
    const initial = place === -1 ? undefined : String(place + 1);
    const answer = (await line({ ...question, message: words.numberOrText, initial })).trim();
    const chosen = choices[Number(answer) - 1] ?? choices.find((one) => one.name === answer);
    return chosen?.value;
  }

  return {
    backKey: plainBackKey,
    line,
    edit,
    hidden: (message) => readLine(message, false),
    async confirm(message, initial) {
      const hint = initial ? words.yesOrNo : words.noOrYes;
      for (;;) {
        const answer = readYesOrNo(await readLine(`${message} (${hint})`, true), initial);
        if (answer !== undefined) return answer;
        say(words.answerYesOrNo);
      }
    },
    async choose(question, choices) {
      say(question.message);
      for (;;) {
        const chosen = await pick(question, choices);
        if (chosen !== undefined) return chosen;
        say(words.notInList);
      }
    },
    async search(question, find) {
      const asked = { ...question, message: `${question.message} (${words.typeOrList})` };
      for (;;) {
        const found = find((await line(asked)).trim()).slice(0, maxChoices);
        const [only, ...more] = found;
        if (only !== undefined && more.length === 0) return only.value;
        const chosen =
          found.length === 0 ? undefined : await pick({ message: "", back: true }, found);
        if (chosen !== undefined) return chosen;
        say(words.notInList);
      }
    },
  };
}
