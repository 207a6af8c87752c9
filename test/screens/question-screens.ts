import { PassThrough, Writable } from "node:stream";
import { promptWords } from "../../src/compose/lazy-prompter.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";
import type { Translator } from "../../src/i18n/translator.ts";
import { createInquirerPrompter } from "../../src/platform/terminal/inquirer-prompter.ts";
import { createPlainPrompter } from "../../src/platform/terminal/plain-prompter.ts";
import type { Prompter } from "../../src/ports/prompter.ts";
import { plainPaint, type Paint } from "../../src/view/paint.ts";
import type { AskedQuestion } from "../support/test-context.ts";
import type { Screen } from "./record-screens.ts";

/** Cursor movements and erasures (ECMA-48), which colours are not. */
// eslint-disable-next-line no-control-regex
const movement = /\u001b\[[\d;?]*[A-HJKSThl]|\r/g;

/** One question as it is drawn with lists, and as plain lines for screen readers. */
export function questionScreens(
  name: string,
  asked: AskedQuestion,
  translator: Translator,
): readonly Screen[] {
  const { message } = asked.question;
  return [
    {
      name: `${name}: ${message}`,
      drawn: true,
      lines: (width, paint) => drawn(asked, translator, { width, paint, accessible: false }),
    },
    {
      name: `${name}: ${message} (accessible)`,
      drawn: true,
      lines: (width, paint) => drawn(asked, translator, { width, paint, accessible: true }),
    },
  ];
}

interface Place {
  readonly width: number;
  readonly paint: Paint;
  readonly accessible: boolean;
}

/** Everything that a prompter writes while a question is asked, answered, and given up if it still stands. */
async function drawn(
  asked: AskedQuestion,
  translator: Translator,
  { width, paint, accessible }: Place,
): Promise<readonly string[]> {
  let text = "";
  let answering = false;
  const input = new PassThrough();
  const output: Writable = Object.assign(
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        text += chunk.toString();
        if (!answering) {
          answering = true;
          answer(input, asked.kind, accessible);
        }
        done();
      },
    }),
    // Like a terminal's own streams, it is not ended by what is piped into it.
    { columns: width, isTTY: true, end: () => output },
  );
  const create = accessible ? createPlainPrompter : createInquirerPrompter;
  const prompter = create({
    input,
    output,
    words: promptWords(translator),
    coloured: paint !== plainPaint,
    width: () => width,
    signal: new AbortController().signal,
    edit: (own) => Promise.resolve(own),
  });
  try {
    await ask(prompter, asked);
  } catch (error) {
    if (!(error instanceof MesaError)) throw error;
  } finally {
    input.destroy();
  }
  return text.replaceAll(movement, "\n").split("\n");
}

const interrupt = "\u0003";

/** Takes what is offered first, or types a letter, once the question stands there. */
function answer(input: PassThrough, kind: AskedQuestion["kind"], accessible: boolean): void {
  const listed = kind === "search" || kind === "choose";
  const keys = listed
    ? accessible
      ? ["\n", "1\n"]
      : ["\r"]
    : kind === "confirm"
      ? ["\r"]
      : ["x\r"];
  const press = (at: number): void => {
    if (input.destroyed) return;
    const key = keys[at] ?? interrupt;
    input.write(key);
    if (key !== interrupt) later(at + 1);
  };
  // What was drawn or found in between comes first.
  const later = (at: number): void => void setImmediate(() => setImmediate(press, at));
  later(0);
}

async function ask(prompter: Prompter, { kind, question, choices }: AskedQuestion): Promise<void> {
  if (kind === "search") await prompter.search(question, () => choices);
  else if (kind === "choose") await prompter.choose(question, choices);
  else if (kind === "line") await prompter.line(question);
  else if (kind === "hidden") await prompter.hidden(question.message);
  else await prompter.confirm(question.message, true);
}
