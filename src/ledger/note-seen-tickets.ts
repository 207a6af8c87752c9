import { appendFileSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Ticket } from "../domain/ticket.ts";

/** The file in which tickets wait to be taken into the cache. */
export const seenTicketsFile = "tickets-vistos.ndjson";

/**
 * Notes the tickets of a list for the cache, which takes them in when it is next opened: opening the
 * database would take a fourth of the time of a list. The notes may be lost without harm, so nothing
 * is flushed and failures are ignored.
 *
 * @returns the size of the file in bytes; 0 after a failure
 */
export function noteSeenTickets(
  folder: string,
  seen: { readonly perfil: string; readonly visto: string; readonly tickets: readonly Ticket[] },
): number {
  if (seen.tickets.length === 0) return 0;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, seenTicketsFile);
    appendFileSync(path, `${JSON.stringify(seen)}\n`, { mode: 0o600 });
    return statSync(path).size;
  } catch {
    return 0;
  }
}
