import type { LedgerEntry } from "../ports/ledger.ts";
import { MesaError } from "../errors/mesa-error.ts";
import { askOutcome } from "./ask-outcome.ts";
import { settlementOf, type SendNeeds } from "./send-entry.ts";

/** How an entry that the desk never got is settled. */
const waiting = { estado: "pendiente" } as const;

/**
 * Asks the desk what became of entries that were cut off, or that are on their way. What it has is
 * accepted; what it never got waits to be sent again. Nothing is sent. An entry that another process
 * has claimed is left alone.
 */
export async function settleUnknown(
  entries: readonly LedgerEntry[],
  { ledger, channel }: Pick<SendNeeds, "ledger" | "channel">,
  signal: AbortSignal,
): Promise<readonly LedgerEntry[]> {
  const after: LedgerEntry[] = [];
  for (const entry of entries) {
    const claim = await ledger.claim(entry.solicitud, false);
    if (claim === undefined) {
      after.push((await ledger.find(entry.solicitud)) ?? entry);
      continue;
    }
    try {
      const outcome = await askOutcome(claim.entry, channel, signal);
      after.push(
        await ledger.settle(
          claim,
          outcome.kind === "unreachable" ? waiting : settlementOf(outcome),
        ),
      );
    } catch (error) {
      const motivo = error instanceof MesaError ? error.code : "defecto";
      const before = claim.entry.estado;
      const isOut = before === "en_cola" || before === "entregado_a_mano";
      const estado = isOut ? before : "desconocido";
      await ledger.settle(claim, { estado, motivo });
      throw error;
    }
  }
  return after;
}
