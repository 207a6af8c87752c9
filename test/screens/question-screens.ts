import { PassThrough, Writable } from "node:stream";
import { promptWords } from "../../src/compose/lazy-prompter.ts";
import type { Translator } from "../../src/i18n/translator.ts";
import { createInquirerPrompter } from "../../src/platform/terminal/inquirer-prompter.ts";
import { createPlainPrompter } from "../../src/platform/terminal/plain-prompter.ts";
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
      lines: (width, paint) => drawn(asked, translator, { width, paint, accessible: false }),
    },
    {
      name: `${name}: ${message} (accessible)`,
      lines: (width, paint) => drawn(asked, translator, { width, paint, accessible: true }),
    },
  ];
}

interface Place {
  readonly width: number;
  readonly paint: Paint;
  readonly accessible: boolean;
}

/** Everything that a prompter writes while a question is asked and answered. */
async function drawn(
  asked: AskedQuestion,
  translator: Translator,
  { width, paint, accessible }: Place,
): Promise<readonly string[]> {
  let text = "";
  const input = new PassThrough();
  const output = Object.assign(
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        text += chunk.toString();
        // A question stands there: it gets its answer.
        if (!answering) {
          answering = true;
          setImmediate(() => input.write(accessible ? answer : "\r"));
        }
        done();
      },
    }),
    { columns: width, isTTY: true },
  );
  let answering = false;
  const listed = asked.kind === "search" || asked.kind === "choose";
  const answer = listed ? "\n1\n" : asked.kind === "confirm" ? "\n" : "x\n";
  const create = accessible ? createPlainPrompter : createInquirerPrompter;
  const prompter = create({
    input,
    output,
    words: promptWords(translator),
    coloured: paint !== plainPaint,
    width: () => width,
    edit: (own) => Promise.resolve(own),
  });
  const { kind, question, choices } = asked;
  // An empty list can't be left but by typing.
  if (kind === "search") {
    if (choices.length > 0) await prompter.search(question, () => choices);
  } else if (kind === "choose") await prompter.choose(question, choices);
  else if (kind === "line") await prompter.line({ ...question, initial: question.initial ?? "x" });
  else if (kind === "hidden") await prompter.hidden(question.message);
  else await prompter.confirm(question.message, true);
  input.destroy();
  return text.replaceAll(movement, "\n").split("\n");
}
