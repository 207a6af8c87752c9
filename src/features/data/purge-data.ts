import type { DataFile, LocalData, DataSelection } from "../../ports/local-data.ts";
import type { Ledger, SettledEntry } from "../../ports/ledger.ts";

/** What a purge deletes, and what it leaves although the selection covers it. */
export interface PurgePlan {
  /** Settled requests: their copied files are deleted, and with `receipts` the entries themselves. */
  readonly entries: readonly SettledEntry[];
  readonly receipts: boolean;
  /** Copies that no other request needs. */
  readonly copies: readonly DataFile[];
  /** Drafts, caches and other files of the selection. */
  readonly files: readonly DataFile[];
  /** Selected, but still to be sent: left untouched. */
  readonly waiting: number;
}

export async function planPurge(
  selection: DataSelection,
  receipts: boolean,
  { ledger, room }: { readonly ledger: Pick<Ledger, "purgeable">; readonly room: LocalData },
): Promise<PurgePlan> {
  const { settled, waiting, freed } = await ledger.purgeable(selection);
  const stored = room.classes().find(({ id }) => id === "archivos")?.files ?? [];
  const copies = stored.filter(({ name }) => freed.has(name.split("/").at(-1) ?? ""));
  return { entries: settled, receipts, copies, files: room.select(selection), waiting };
}

/** True when there is nothing to delete. */
export function isEmpty({ entries, receipts, copies, files }: PurgePlan): boolean {
  return copies.length + files.length + (receipts ? entries.length : 0) === 0;
}

/** @returns the classes of which something is in use and was left */
export async function carryOut(
  { entries, receipts, files }: PurgePlan,
  {
    ledger,
    room,
  }: { readonly ledger: Pick<Ledger, "purge" | "compact">; readonly room: LocalData },
): Promise<readonly string[]> {
  const ids = entries.map(({ solicitud }) => solicitud);
  await ledger.purge(ids, { receipts });
  const inUse = room.remove(files);
  await ledger.compact(0);
  return inUse;
}
