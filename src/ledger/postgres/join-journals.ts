import type { LedgerEntry, LedgerTotals, Settlement } from "../../ports/ledger.ts";

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
