import type { PendingQuery, Row, Sql } from "postgres";
import type { SubmissionId } from "../../domain/submission.ts";
import type { LedgerEntry } from "../../ports/ledger.ts";
import { readEntry, type StoredEntry } from "../read-entry.ts";

export type FirmSql = Sql;
/** Statements within a transaction. */
export type FirmTx = Parameters<Parameters<FirmSql["begin"]>[1]>[0];
export type Fragment = PendingQuery<Row[]>;

/** Sorts after every id: their digits are hexadecimal. */
export const smallestEnd = "g";

/**
 * This moment by the server's clock, as UTC in ISO 8601: the machines' clocks differ.
 *
 * @param agoMs  so many milliseconds earlier
 */
export function utcNow(sql: FirmSql | FirmTx, agoMs?: Fragment): Fragment {
  const moment =
    agoMs === undefined
      ? sql`clock_timestamp()`
      : sql`(clock_timestamp() - ${agoMs} * interval '1 millisecond')`;
  return sql`to_char(${moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** The columns of an entry. A claim that was not renewed in time reads as one whose outcome is unknown. */
export function entryColumns(sql: FirmSql | FirmTx): Fragment {
  return sql`v, solicitud, turno, NULL AS dueno, NULL AS plazo, intentos, motivo, resumen, actualizada,
    entregada, entrega, intencion, remitente,
    CASE WHEN estado = 'enviando' AND plazo < clock_timestamp() THEN 'desconocido'
      ELSE estado END AS estado`;
}

/**
 * Entries of rows of `entryColumns`.
 *
 * @throws DamagedRow; MesaError `base-mas-nueva`
 */
export function readRows(rows: readonly Row[]): readonly StoredEntry[] {
  return rows.map((row) => readEntry({ ...row }, () => false));
}

/**
 * Reads entries. The statement is sent at once.
 *
 * @param where  the condition, and the order
 * @throws DamagedRow; MesaError `base-mas-nueva`
 */
export async function stored(
  sql: FirmSql | FirmTx,
  where: Fragment,
): Promise<readonly StoredEntry[]> {
  return readRows(await sql`SELECT ${entryColumns(sql)} FROM entradas WHERE ${where}`.execute());
}

/** The first of entries that were found. */
export async function first(
  rows: Promise<readonly StoredEntry[]>,
): Promise<LedgerEntry | undefined> {
  return (await rows)[0]?.entry;
}

/** The entry with this id, which must be there. */
export async function entryOf(tx: FirmSql | FirmTx, id: SubmissionId): Promise<LedgerEntry> {
  const entry = await first(stored(tx, tx`solicitud = ${id}`));
  if (entry === undefined) throw new RangeError(`no entry ${id}`);
  return entry;
}
