import { PassThrough, Writable } from "node:stream";
import { createInquirerPrompter } from "../../src/platform/terminal/inquirer-prompter.ts";
import { createPlainPrompter } from "../../src/platform/terminal/plain-prompter.ts";
import { WentBack, type Prompter, type PromptWords } from "../../src/ports/prompter.ts";

const words: PromptWords = {
  yes: "sí",
  no: "no",
  yesOrNo: "S/n",
  noOrYes: "s/N",
  answerYesOrNo: "Responda s o n",
  numberOrText: "Número o texto",
  notInList: "No está",
  typeOrList: "escriba o Enter",
  keys: "flechas",
  keysWithBack: "flechas, Esc",
  typeToSearch: "escriba",
  nothingFound: "Nada",
};

/**
 * What comes of a question, what was written, and who still listens to the keyboard. Each key is pressed
 * once something stands there: what is typed, `escape`, or `stop`, which ends everything.
 */
export async function askedQuestion(
  kind: "lists" | "plain",
  keys: readonly string[],
  ask: (prompter: Prompter) => Promise<unknown>,
  { coloured = false, width = 60 } = {},
) {
  let written = "";
  let isWaiting = false;
  const left = [...keys];
  const input = new PassThrough();
  const stop = new AbortController();
  const press = (): void => {
    isWaiting = false;
    const key = left.shift();
    if (key === "stop") stop.abort();
    else if (key !== "escape") input.write(key ?? "\u0003");
    else if (input.emit("keypress", undefined, { name: "escape" })) later();
  };
  const later = (): void => {
    if (isWaiting || input.destroyed) return;
    isWaiting = true;
    setImmediate(() => setImmediate(press));
  };
  const output: Writable = Object.assign(
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        written += chunk.toString();
        if (kind === "lists" || written.endsWith(": ")) later();
        done();
      },
    }),
    { columns: width, isTTY: true, end: () => output },
  );
  const create = kind === "plain" ? createPlainPrompter : createInquirerPrompter;
  const prompter = create({
    input,
    output,
    words,
    coloured,
    width: () => width,
    signal: stop.signal,
    edit: (text) => Promise.resolve(text),
  });
  const result = await ask(prompter).catch((error: unknown) =>
    error instanceof WentBack ? "atrás" : Object(error).code,
  );
  const listeners = input.listenerCount("keypress");
  input.destroy();
  // What does not know Windows' console well draws another arrow there.
  const drawn = written.replaceAll(/(^|\n|\[36m)> /g, "$1❯ ");
  const frames = drawn.split(movement).filter((one) => one !== "");
  return { result, frames, left, listeners };
}

/** Cursor movements and erasures (ECMA-48), which colours are not. */
// eslint-disable-next-line no-control-regex
const movement = /(?:\u001b\[[\d;?]*[A-HJKSThl])+/;

/** Three answers, of which one leaves another word on the screen. */
export const choices = [
  { value: "a", name: "Uno" },
  { value: "b", name: "Dos", answer: "¡Dos!" },
  { value: "c", name: "Tres" },
];
export const find = (typed: string) => choices.filter(({ name }) => name.includes(typed));
