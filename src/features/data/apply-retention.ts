import { readAge } from "../../domain/age.ts";
import type { LocalData } from "../../ports/local-data.ts";
import type { LedgerUpkeep } from "../../ports/ledger.ts";
import {
  forever,
  retention,
  storedRetention,
  type Preferences,
  type RetentionKey,
} from "../../ports/preferences.ts";

/** Age from which temporary files count as left by a process that died. */
const leftoverAgeMs = 24 * 3_600_000;
/** The journal is compacted when more than this share of it is free. */
const maxFreeShare = 0.25;

/** Data older than this date is deleted; undefined: kept for ever. */
export function keptSince(key: RetentionKey, get: Preferences["get"], now: Date): Date | undefined {
  const value = storedRetention(get(key).value ?? retention[key]);
  return value === forever ? undefined : readAge(value, now);
}

/** How many requests lost their receipts, and how many only the copies of their files. */
export interface Expired {
  readonly comprobantes: number;
  readonly copias: number;
}

/**
 * Deletes what is older than the settings say and what nothing refers to; never drafts, and nothing at
 * all by a clock that is not believed.
 *
 * @param deskTime  the desk's clock at this moment, where one was asked
 */
export async function applyRetention(
  ledger: LedgerUpkeep,
  data: Pick<LocalData, "classes" | "remove" | "repairModes">,
  { get, now }: { readonly get: Preferences["get"]; readonly now: Date },
  deskTime: Date | undefined,
): Promise<Expired> {
  data.repairModes();
  if (!(await ledger.believesClock(deskTime))) return { comprobantes: 0, copias: 0 };
  const expire = async (before: Date | undefined, receipts: boolean): Promise<number> => {
    if (before === undefined) return 0;
    const ids = await ledger.settledBefore(before, { copies: !receipts });
    await ledger.purge(ids, { receipts });
    return ids.length;
  };
  const comprobantes = await expire(keptSince("retencion_comprobantes", get, now), true);
  const copias = await expire(keptSince("retencion_capturas", get, now), false);
  await ledger.sweep();
  const before = new Date(now.getTime() - leftoverAgeMs);
  const left = data.classes().find(({ id }) => id === "restos")?.files ?? [];
  data.remove(left.filter(({ modified }) => modified < before));
  await ledger.compact(maxFreeShare);
  return { comprobantes, copias };
}
