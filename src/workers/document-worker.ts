import type { MessagePort } from "node:worker_threads";
import { fromFailure, toFailure, type Failure } from "./failure.ts";

interface Question<Given> {
  readonly id: number;
  readonly given: Given;
}

type Answer<Made> =
  | { readonly id: number; readonly made: Made }
  | { readonly id: number; readonly failure: Failure };

interface Waiting<Made> {
  readonly resolve: (made: Made) => void;
  readonly reject: (error: Error) => void;
}

/** Work that may be done in another thread. */
type Work<Given extends readonly unknown[], Made> = (...given: Given) => Promise<Made>;

/**
 * A function that another thread carries out. What it is given and what it makes are copied
 * (structured clone); its MesaError arrives as one.
 *
 * @param why  told when the other thread is gone
 */
export function askOver<Given extends readonly unknown[], Made>(
  port: MessagePort,
  why: () => Error,
): Work<Given, Made> {
  const waiting = new Map<number, Waiting<Made>>();
  let last = 0;
  let closed = false;

  function settle(answer: Answer<Made>): void {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("made" in answer) asked?.resolve(answer.made);
    else asked?.reject(fromFailure(answer.failure));
  }

  port.on("message", settle);
  port.on("close", () => {
    closed = true;
    for (const { reject } of waiting.values()) reject(why());
    waiting.clear();
  });
  port.unref();
  return (...given) =>
    new Promise((resolve, reject) => {
      if (closed) {
        reject(why());
        return;
      }
      last += 1;
      waiting.set(last, { resolve, reject });
      const question: Question<Given> = { id: last, given };
      port.postMessage(question);
    });
}

/** The other end of `askOver`. */
export function serveOver<Given extends readonly unknown[], Made>(
  port: MessagePort,
  work: Work<Given, Made>,
): void {
  const answer = async ({ id, given }: Question<Given>): Promise<Answer<Made>> => {
    try {
      return { id, made: await work(...given) };
    } catch (error) {
      return { id, failure: toFailure(error) };
    }
  };
  port.on("message", (question: Question<Given>) => {
    void answer(question).then((one) => port.postMessage(one));
  });
}
