import { setTimeout } from "node:timers/promises";

/** Resolves after the given time; rejects when the signal is aborted. */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal });
}
