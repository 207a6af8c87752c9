import { isPractice } from "../../ports/channel-capabilities.ts";
import type { TakenIn } from "../../ports/firm.ts";
import type { Ledger, LedgerEntry } from "../../ports/ledger.ts";
import type { PostgresLedger } from "./postgres-ledger.ts";

/** Entries of this machine that are forgotten at once. */
const groupEntries = 100;

/**
 * Moves this machine's entries into the firm's journal, each as it stands. Begun again after it was
 * cut off, it goes on where it was: the firm takes an id, and a key, only once.
 */
export async function takeIn(
  local: Ledger,
  firm: Pick<PostgresLedger, "adopt">,
): Promise<Pick<TakenIn, "taken" | "known" | "busy">> {
  const counts = { taken: 0, known: 0, busy: 0 };
  let settled: string[] = [];
  const forget = async (): Promise<void> => {
    await local.purge(settled, { receipts: true });
    settled = [];
  };
  for await (const entry of local.all()) {
    if (isPractice(entry.canal)) continue;
    if (entry.estado === "enviando") {
      counts.busy += 1;
      continue;
    }
    const isNew = await firm.adopt(entry);
    counts[isNew ? "taken" : "known"] += 1;
    if (isSettled(entry)) settled.push(entry.solicitud);
    else await local.drop(entry.solicitud);
    if (settled.length >= groupEntries) await forget();
  }
  await forget();
  return counts;
}

function isSettled({ estado }: LedgerEntry): boolean {
  return estado === "aceptado" || estado === "rechazado";
}
