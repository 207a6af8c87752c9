import { MesaError } from "../errors/mesa-error.ts";
import type { Database } from "./database.ts";

/** Nobody waits longer for company. Milliseconds. */
const longestWait = 20;

interface Job {
  /** Does the work and gives what tells its outcome, once that is on disk. */
  readonly run: () => () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Changes of one moment in one transaction: flushing to disk is what costs time, and many may share
 * it. A moment lasts as long as the flush before took, so that a slow disk is used half of the time
 * at most. Each change stands or falls by itself, but for a disk that takes nothing, which fails
 * them all.
 */
export function groupCommits(
  database: Pick<Database, "transaction">,
): <Result>(work: () => Result) => Promise<Result> {
  let waiting: Job[] = [];
  let took = 0;

  function commit(): void {
    const jobs = waiting;
    const started = performance.now();
    waiting = [];
    try {
      const outcomes = database.transaction(() => jobs.map((job) => job.run()));
      for (const tell of outcomes) tell();
    } catch (error) {
      for (const job of jobs) job.reject(error);
    }
    took = performance.now() - started;
  }

  function schedule(): void {
    if (took < 1) setImmediate(commit);
    else setTimeout(commit, Math.min(took, longestWait));
  }

  return (work) =>
    new Promise((resolve, reject) => {
      const run = (): (() => void) => {
        try {
          const result = database.transaction(work);
          return () => resolve(result);
        } catch (error) {
          if (error instanceof MesaError && error.code === "disco") throw error;
          return () => reject(error);
        }
      };
      if (waiting.length === 0) schedule();
      waiting.push({ run, reject });
    });
}
