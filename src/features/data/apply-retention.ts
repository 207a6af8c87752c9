import { readAge } from "../../domain/age.ts";
import type { LocalData } from "../../ports/local-data.ts";
import type { LedgerUpkeep } from "../../ports/ledger.ts";
import {
  forever,
  retention,
  type Preferences,
  type RetentionKey,
} from "../../ports/preferences.ts";

/** What was left lying about by a process that died. Milliseconds. */
const leftOver = 24 * 3_600_000;
/** More free room than this is given back. */
const freeShare = 0.25;

/** Since when something is kept; undefined for ever. */
export function keptSince(key: RetentionKey, get: Preferences["get"], now: Date): Date | undefined {
  const value = get(key).value ?? retention[key];
  return value === forever ? undefined : readAge(value, now);
}

/** Forgets what is older than the settings say, and what nobody needs. Drafts are the user's own. */
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
  const before = new Date(now.getTime() - leftOver);
  const left = room.classes().find(({ id }) => id === "restos")?.files ?? [];
  room.remove(left.filter(({ modified }) => modified < before));
  room.repairModes();
  ledger.compact(freeShare);
}
