import type { FirmCopies, SharedCopies, SharedSelection } from "../../ports/firm.ts";
import type { DataFile, LocalData } from "../../ports/local-data.ts";
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
  /** What a firm's journal has besides requests. */
  readonly shared: readonly SharedCopies[];
  readonly selection: SharedSelection;
  /** Selected, but still to be sent: left untouched. */
  readonly waiting: number;
}

interface PurgeNeeds {
  readonly ledger: Pick<Ledger, "purgeable" | "purge" | "compact">;
  readonly room: LocalData;
  /** Of a firm's journal, where there is one. */
  readonly copies: Pick<FirmCopies, "meant" | "purge"> | undefined;
}

export async function planPurge(
  selection: SharedSelection,
  receipts: boolean,
  { ledger, room, copies: firms }: PurgeNeeds,
): Promise<PurgePlan> {
  const { settled, waiting, freed } = await ledger.purgeable(selection);
  const stored = room.classes().find(({ id }) => id === "archivos")?.files ?? [];
  const copies = stored.filter(({ name }) => freed.has(name.split("/").at(-1) ?? ""));
  const found = firms === undefined ? [] : await firms.meant(selection);
  const shared = found.filter(({ count }) => count > 0);
  const files = room.select(selection);
  return { entries: settled, receipts, copies, files, shared, selection, waiting };
}

/** True when there is nothing to delete. */
export function isEmpty({ entries, receipts, copies, files, shared }: PurgePlan): boolean {
  return copies.length + files.length + shared.length + (receipts ? entries.length : 0) === 0;
}

/** @returns the classes of which something is in use and was left */
export async function carryOut(
  { entries, receipts, files, shared, selection }: PurgePlan,
  { ledger, room, copies }: PurgeNeeds,
): Promise<readonly string[]> {
  // First, since messages are known by the entries that they name, and a role may have no right to it.
  if (shared.length > 0) await copies?.purge(selection);
  const ids = entries.map(({ solicitud }) => solicitud);
  await ledger.purge(ids, { receipts });
  const inUse = room.remove(files);
  await ledger.compact(0);
  return inUse;
}
