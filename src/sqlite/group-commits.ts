import { MesaError } from "../errors/mesa-error.ts";
import type { Database } from "./database.ts";

interface Job {
  /** Does the work and gives what tells its outcome, once that is on disk. */
  readonly run: () => () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Changes of one moment in one transaction: flushing to disk is what costs time, and many may share
 * it. Each stands or falls by itself, but for a disk that takes nothing, which fails them all.
 */
export function groupCommits(
  database: Pick<Database, "transaction">,
): <Result>(work: () => Result) => Promise<Result> {
  let waiting: Job[] = [];

  function commit(): void {
    const jobs = waiting;
    waiting = [];
    try {
      const outcomes = database.transaction(() => jobs.map((job) => job.run()));
      for (const tell of outcomes) tell();
    } catch (error) {
      for (const job of jobs) job.reject(error);
    }
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
      if (waiting.length === 0) setImmediate(commit);
      waiting.push({ run, reject });
    });
}
