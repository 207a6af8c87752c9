import { appendFileSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Ticket } from "../domain/ticket.ts";

/** Where tickets that lists saw wait for the cache. */
export const seenTicketsFile = "tickets-vistos.ndjson";

/**
 * Notes tickets that a list saw, for the cache to take in when it is next opened: opening a
 * database would cost a list a fourth of its time. Losing them matters to nobody, so nothing waits
 * for the disk and no failure is told.
 *
 * @returns how many bytes wait to be taken in
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
