import type { LedgerEntry } from "../ports/ledger.ts";
import type { SendNeeds } from "./send-entry.ts";

/**
 * Asks the desk by idempotency key what became of entries that were cut off. What it has is
 * accepted; what it never got waits to be sent again. Nothing is sent.
 */
export async function settleUnknown(
  entries: readonly LedgerEntry[],
  { ledger, channel }: Pick<SendNeeds, "ledger" | "channel">,
  signal: AbortSignal,
): Promise<readonly LedgerEntry[]> {
  const after: LedgerEntry[] = [];
  for (const entry of entries) {
    const ticket = await channel.findByKey(entry.clave, signal);
    after.push(
      ledger.settle(
        entry.solicitud,
        ticket === undefined ? { estado: "pendiente" } : { estado: "aceptado", ticket },
      ),
    );
  }
  return after;
}
