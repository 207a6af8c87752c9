import { readAge } from "../../domain/age.ts";
import type { LocalData } from "../../ports/local-data.ts";
import type { LedgerUpkeep } from "../../ports/ledger.ts";
import {
  forever,
  retention,
  type Preferences,
  type RetentionKey,
} from "../../ports/preferences.ts";

/** Age from which temporary files count as left by a process that died. */
const leftoverAgeMs = 24 * 3_600_000;
/** The journal is compacted when more than this share of it is free. */
const maxFreeShare = 0.25;

/** Data older than this date is deleted; undefined: kept for ever. */
export function keptSince(key: RetentionKey, get: Preferences["get"], now: Date): Date | undefined {
  const value = get(key).value ?? retention[key];
  return value === forever ? undefined : readAge(value, now);
}

/** Deletes what is older than the settings say and what nothing refers to; never drafts. */
export function applyRetention(
  ledger: LedgerUpkeep,
  room: Pick<LocalData, "classes" | "remove" | "repairModes">,
  { get, now }: { readonly get: Preferences["get"]; readonly now: Date },
): void {
  const receipts = keptSince("retencion_comprobantes", get, now);
  const captures = keptSince("retencion_capturas", get, now);
  if (receipts !== undefined) {
    ledger.purge(ledger.settledBefore(receipts, { copies: false }), { receipts: true });
  }
  if (captures !== undefined) {
    ledger.purge(ledger.settledBefore(captures, { copies: true }), { receipts: false });
  }
  ledger.sweep();
  const before = new Date(now.getTime() - leftoverAgeMs);
  const left = room.classes().find(({ id }) => id === "restos")?.files ?? [];
  room.remove(left.filter(({ modified }) => modified < before));
  room.repairModes();
  ledger.compact(maxFreeShare);
}
