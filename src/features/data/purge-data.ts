import type { DataFile, LocalData, DataSelection } from "../../ports/local-data.ts";
import { entryStates, type Ledger, type LedgerEntry } from "../../ports/ledger.ts";

/** What a purge deletes, and what it leaves although the selection covers it. */
export interface PurgePlan {
  /** Settled requests: their copied files are deleted, and with `receipts` the entries themselves. */
  readonly entries: readonly LedgerEntry[];
  readonly receipts: boolean;
  /** Copies that no other request needs. */
  readonly copies: readonly DataFile[];
  /** Drafts, caches and other files of the selection. */
  readonly files: readonly DataFile[];
  /** Selected, but still to be sent: left untouched. */
  readonly waiting: number;
}

const settled: readonly string[] = ["aceptado", "rechazado"];

export function planPurge(
  selection: DataSelection,
  receipts: boolean,
  { ledger, room }: { readonly ledger: Pick<Ledger, "list">; readonly room: LocalData },
): PurgePlan {
  const all = ledger.list({ estados: entryStates });
  const meant = all.filter((entry) => isMeant(entry, selection));
  const entries = meant.filter(({ estado }) => settled.includes(estado));
  const going = new Set(entries);
  const needed = digestsOf(all.filter((entry) => !going.has(entry)));
  const free = digestsOf(entries);
  const stored = room.classes().find(({ id }) => id === "archivos")?.files ?? [];
  const copies = stored.filter(({ name }) => {
    const digest = name.split("/").at(-1) ?? "";
    return free.has(digest) && !needed.has(digest);
  });
  const files = room.select(selection);
  return { entries, receipts, copies, files, waiting: meant.length - entries.length };
}

/** True when there is nothing to delete. */
export function isEmpty({ entries, receipts, copies, files }: PurgePlan): boolean {
  return copies.length + files.length + (receipts ? entries.length : 0) === 0;
}

/** @returns the classes of which something is in use and was left */
export function carryOut(
  { entries, receipts, files }: PurgePlan,
  {
    ledger,
    room,
  }: { readonly ledger: Pick<Ledger, "purge" | "compact">; readonly room: LocalData },
): readonly string[] {
  const ids = entries.map(({ solicitud }) => solicitud);
  ledger.purge(ids, { receipts });
  const inUse = room.remove(files);
  ledger.compact(0);
  return inUse;
}

function isMeant(
  entry: LedgerEntry,
  { before, identificacion, perfil, ticket }: DataSelection,
): boolean {
  return (
    (before === undefined || new Date(entry.creada) < before) &&
    (identificacion === undefined || entry.datos["identificacion"] === identificacion) &&
    (perfil === undefined || entry.perfil === perfil) &&
    (ticket === undefined || entry.ticket?.numero === ticket)
  );
}

function digestsOf(entries: readonly LedgerEntry[]): ReadonlySet<string> {
  return new Set(entries.flatMap(({ archivos }) => archivos.map(({ sha256 }) => sha256)));
}
