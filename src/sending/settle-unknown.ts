import type { LedgerEntry } from "../ports/ledger.ts";
import { MesaError } from "../errors/mesa-error.ts";
import { askFate } from "./ask-outcome.ts";
import { settlementOf, type SendNeeds } from "./send-entry.ts";

/**
 * Asks the desk what became of entries that were cut off, or that are on their way. What it has is
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
      const fate = await askFate(claim.entry, channel, signal);
      after.push(ledger.settle(claim, fate.kind === "unreachable" ? waiting : settlementOf(fate)));
    } catch (error) {
      const motivo = error instanceof MesaError ? error.code : "defecto";
      const estado = claim.entry.estado === "en_cola" ? "en_cola" : "desconocido";
      ledger.settle(claim, { estado, motivo });
      throw error;
    }
  }
  return after;
}

const waiting = { estado: "pendiente" } as const;
