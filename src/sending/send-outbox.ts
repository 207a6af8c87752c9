import type { LedgerEntry } from "../ports/ledger.ts";
import { sendEntry, type SendNeeds } from "./send-entry.ts";

/**
 * Sends entries one after the other. Once the desk turns out to be out of reach, the rest stays
 * where it is.
 *
 * @returns the entries as they are now, in the same order
 */
export async function sendOutbox(
  entries: readonly LedgerEntry[],
  needs: SendNeeds,
  signal: AbortSignal,
): Promise<readonly LedgerEntry[]> {
  const after: LedgerEntry[] = [];
  let reachable = true;
  for (const entry of entries) {
    if (!reachable) {
      after.push(entry);
      continue;
    }
    const outcome = await sendEntry(entry, needs, signal);
    after.push(outcome.entry);
    reachable = outcome.entry.estado !== "pendiente";
  }
  return after;
}
