import { readAge } from "../../domain/age.ts";
import type { FirmCopies, FirmRetention } from "../../ports/firm.ts";
import { forever } from "../../ports/preferences.ts";
import type { FirmAccess } from "./firm-access.ts";
import type { FirmSql } from "./firm-sql.ts";
import type { PostgresLedger } from "./postgres-ledger.ts";

const periodMs = 24 * 3_600_000;
/** A server whose clock differs from this machine's by more deletes nothing. */
const maxClockDifferenceMs = 24 * 3_600_000;

/** How long the firm keeps what is settled; null for ever. */
export async function readRetention(sql: FirmSql): Promise<FirmRetention> {
  const rows = await sql<{ clase: string; plazo: string }[]>`SELECT clase, plazo FROM plazos`;
  const of = (clase: string): string | null =>
    rows.find((row) => row.clase === clase)?.plazo ?? null;
  return { comprobantes: of("comprobantes"), capturas: of("capturas") };
}

/** Sets how long the firm keeps what is settled, where a value is given; `siempre` for ever. */
export async function setRetention(
  sql: FirmSql,
  given: { readonly [Kind in keyof FirmRetention]: string | undefined },
): Promise<void> {
  for (const [clase, plazo] of Object.entries(given)) {
    if (plazo === undefined) continue;
    await sql`DELETE FROM plazos WHERE clase = ${clase}`;
    if (plazo !== forever) await sql`INSERT INTO plazos VALUES (${clase}, ${plazo})`;
  }
}

/**
 * Deletes what is older than the firm keeps it, once a day for all machines, by the server's clock.
 *
 * @param now  this machine's clock
 * @returns how many requests lost their receipts, and how many only the copies of their files
 * @throws MesaError `libro-solo-lectura` where the role may only read
 */
export async function expireFirm(
  { sql, guarded, ready }: FirmAccess,
  ledger: Pick<PostgresLedger, "takeTurn" | "settledBefore" | "purge">,
  copies: Pick<FirmCopies, "purge">,
  now: Date,
): Promise<{ readonly comprobantes: number; readonly copias: number }> {
  await ready();
  const none = { comprobantes: 0, copias: 0 };
  const kept = await guarded(() => readRetention(sql));
  if (kept.comprobantes === null && kept.capturas === null) return none;
  const [row] = await guarded(
    async () => await sql<{ ahora: Date }[]>`SELECT clock_timestamp() AS ahora`,
  );
  const serverNow = row?.ahora ?? now;
  if (Math.abs(serverNow.getTime() - now.getTime()) > maxClockDifferenceMs) return none;
  if (!(await ledger.takeTurn("retencion", periodMs))) return none;
  const expire = async (age: string | null, receipts: boolean): Promise<number> => {
    const before = age === null ? undefined : readAge(age, serverNow);
    if (before === undefined) return 0;
    if (receipts) await copies.purge({ before });
    const ids = await ledger.settledBefore(before, { copies: !receipts });
    await ledger.purge(ids, { receipts });
    return ids.length;
  };
  const comprobantes = await expire(kept.comprobantes, true);
  return { comprobantes, copias: await expire(kept.capturas, false) };
}
