import { MesaError } from "../errors/mesa-error.ts";
import type { Database } from "./database.ts";

/** A change waits no longer than this for others. */
const maxWaitMs = 20;

interface Job {
  /** Does the work; returns what resolves the caller's promise once the transaction is on disk. */
  readonly run: () => () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Groups changes that arrive at about the same time into one transaction, because flushing to disk
 * takes most of the time. Changes are gathered for as long as the previous flush took, so that a slow
 * disk is busy for half of the time at most. Each change succeeds or fails by itself, except that a
 * disk that can't be written fails them all.
 */
export function groupCommits(
  database: Pick<Database, "transaction">,
): <Result>(work: () => Result) => Promise<Result> {
  let waiting: Job[] = [];
  let tookMs = 0;

  function commit(): void {
    const jobs = waiting;
    const started = performance.now();
    waiting = [];
    try {
      const outcomes = database.transaction(() => jobs.map((job) => job.run()));
      for (const report of outcomes) report();
    } catch (error) {
      for (const job of jobs) job.reject(error);
    }
    tookMs = performance.now() - started;
  }

  function schedule(): void {
    if (tookMs < 1) setImmediate(commit);
    else setTimeout(commit, Math.min(tookMs, maxWaitMs));
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
