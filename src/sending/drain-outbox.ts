import { nextAttempt } from "../domain/retry-rule.ts";
import type { EntryState, Ledger, LedgerEntry } from "../ports/ledger.ts";
import { sendOutbox } from "./send-outbox.ts";
import type { SendNeeds } from "./send-entry.ts";

/** States of entries that can still be sent. */
export const unsent: readonly EntryState[] = ["pendiente", "desconocido"];

export interface DrainNeeds extends SendNeeds {
  readonly ledger: Ledger;
  /** Called after each round with how many are left and when the next round begins. */
  readonly tell: (left: number, next: Date) => void;
}

/** Shortest and longest pause between two rounds, whatever the clock was set to since the last one. */
const minPauseMs = 500;
const maxPauseMs = 5 * 60_000;

/**
 * Sends in rounds until nothing is left to send. Each round begins when the first of the entries is
 * to be tried again.
 *
 * @returns every entry that was there at the beginning, as it is in the end
 */
export async function drainOutbox(
  first: readonly LedgerEntry[],
  needs: DrainNeeds,
  signal: AbortSignal,
): Promise<readonly LedgerEntry[]> {
  let entries = first;
  for (;;) {
    const open = entries.filter((entry) => unsent.includes(entry.estado));
    const sent = await sendOutbox(open, needs, signal);
    const after = new Map(sent.map((entry) => [entry.solicitud, entry]));
    entries = entries.map((entry) => after.get(entry.solicitud) ?? entry);
    const times = entries.flatMap((entry) => nextAttempt(entry) ?? []).toSorted();
    const [soonest] = times;
    if (soonest === undefined) return entries;
    const untilSoonestMs = new Date(soonest).getTime() - needs.clock().getTime();
    const pause = Math.min(maxPauseMs, Math.max(minPauseMs, untilSoonestMs));
    needs.tell(times.length, new Date(needs.clock().getTime() + pause));
    await needs.wait(pause, signal);
  }
}
