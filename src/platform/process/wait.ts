import { setTimeout } from "node:timers/promises";

/** Resolves after so many milliseconds; rejects when the signal says so. */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal });
}
