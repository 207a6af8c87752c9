import type { MessagePort } from "node:worker_threads";
import type { ErrorCode } from "../errors/error-codes.ts";
import { MesaError, type MesaErrorDetails } from "../errors/mesa-error.ts";
import type { DocumentWorkers } from "../ports/documents.ts";

/** The data a worker thread is started with. */
export interface DocumentWorkerData {
  /** The ledger's folder. */
  readonly folder: string;
  /** The path from which what converts pictures can be required; undefined where it is not installed. */
  readonly converterPackages: string | undefined;
  readonly ports: Readonly<Record<keyof DocumentWorkers, MessagePort>>;
}

/** An error in a form that can be copied between threads, where its class would be lost. */
type Failure =
  | { readonly code: ErrorCode; readonly details: MesaErrorDetails }
  | { readonly code: undefined; readonly text: string };

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

/** A function that can be called from another thread. */
type Work<Given extends readonly unknown[], Made> = (...given: Given) => Promise<Made>;

/**
 * Returns a function whose calls are carried out by another thread. Arguments and results are copied
 * (structured clone); a MesaError arrives as a MesaError.
 *
 * @param why  gives the error for calls that the other thread can no longer answer
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

/** Answers the calls that `askOver` sends from the other end of the port. */
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

function toFailure(error: unknown): Failure {
  if (!(error instanceof MesaError)) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { code: undefined, text };
  }
  const { code, params, problems, foreign } = error;
  return { code, details: { params, problems, ...(foreign !== undefined && { foreign }) } };
}

function fromFailure(failure: Failure): Error {
  if (failure.code === undefined) return new Error(failure.text);
  return new MesaError(failure.code, failure.details);
}
