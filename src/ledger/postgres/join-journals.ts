import type { SubmissionId } from "../../domain/submission.ts";
import type {
  Ledger,
  LedgerEntry,
  LedgerTotals,
  Purgeable,
  Settlement,
} from "../../ports/ledger.ts";

/** What two journals have, in sum. */
export function sumOf(own: LedgerTotals, shared: LedgerTotals): LedgerTotals {
  const moments = (...given: readonly (string | null)[]): readonly string[] =>
    given.flatMap((moment) => moment ?? []).toSorted();
  return {
    count: own.count + shared.count,
    first: moments(own.first, shared.first)[0] ?? null,
    last: moments(own.last, shared.last).at(-1) ?? null,
    people: [...new Set([...own.people, ...shared.people])].toSorted(),
  };
}

/** What a deletion would take from both journals. */
export function purgeableOf(own: Purgeable, shared: Purgeable): Purgeable {
  return {
    settled: [...own.settled, ...shared.settled],
    waiting: own.waiting + shared.waiting,
    freed: new Set([...own.freed, ...shared.freed]),
  };
}

/** Whether a journal has every one of these entries. */
export async function hasAll(
  ledger: Pick<Ledger, "find">,
  ids: readonly SubmissionId[],
): Promise<boolean> {
  for (const id of ids) if ((await ledger.find(id)) === undefined) return false;
  return true;
}

/** The entry as the firm's journal will have it. */
export function settledEntry(entry: LedgerEntry, settlement: Settlement): LedgerEntry {
  return {
    ...entry,
    estado: settlement.estado,
    ticket: settlement.ticket ?? null,
    motivo: settlement.motivo ?? null,
    entrega: settlement.entrega ?? entry.entrega,
  };
}
