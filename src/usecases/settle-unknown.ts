import type { LedgerEntry } from "../ports/ledger.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { SendNeeds } from "./send-entry.ts";

/**
 * Asks the desk by idempotency key what became of entries that were cut off. What it has is
 * accepted; what it never got waits to be sent again. Nothing is sent, and what another process has
 * in hand is left to it.
 */
export async function settleUnknown(
  entries: readonly LedgerEntry[],
  { ledger, channel }: Pick<SendNeeds, "ledger" | "channel">,
  signal: AbortSignal,
): Promise<readonly LedgerEntry[]> {
  const after: LedgerEntry[] = [];
  for (const entry of entries) {
    const claim = ledger.claim(entry.solicitud, false);
    if (claim === undefined) {
      after.push(ledger.find(entry.solicitud) ?? entry);
      continue;
    }
    try {
      const ticket = await channel.findByKey(entry.clave, signal);
      const settlement = ticket === undefined ? waiting : ({ estado: "aceptado", ticket } as const);
      after.push(ledger.settle(claim, settlement));
    } catch (error) {
      const motivo = error instanceof MesaError ? error.code : "defecto";
      ledger.settle(claim, { estado: "desconocido", motivo });
      throw error;
    }
  }
  return after;
}

const waiting = { estado: "pendiente" } as const;
