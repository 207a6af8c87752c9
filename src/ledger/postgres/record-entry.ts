import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { SubmissionFile } from "../../domain/submission.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Intent, LedgerEntry } from "../../ports/ledger.ts";
import { recordVersion, smallestIdSince } from "../ledger-schema.ts";
import {
  entryColumns,
  entryOf,
  first,
  readRows,
  smallestEnd,
  stored,
  type FirmSql,
  type FirmTx,
  type Fragment,
} from "./firm-sql.ts";

interface Recording {
  readonly intent: Intent;
  readonly sender: string;
  readonly duplicatesSince: Date | undefined;
}

/**
 * Records an intent in the firm's journal, or finds the entry under its key, or a duplicate. Equal keys
 * and equal requests wait for each other, whichever machine they come from.
 */
export async function recordEntry(
  tx: FirmTx,
  { intent, sender, duplicatesSince }: Recording,
): Promise<LedgerEntry> {
  const { perfil, clave, esencia } = intent;
  // Sent together, and done by the server one after the other: each wait for it takes a round trip.
  const locks = [`clave ${clave}`, `esencia ${esencia}`]
    .toSorted()
    .map((name) => tx`SELECT ${keyLock(tx, perfil, name)}`.execute());
  const [known, duplicate] = await Promise.all([
    first(stored(tx, tx`perfil = ${perfil} AND clave = ${clave}`)),
    duplicatesSince && duplicateOf(tx, intent, duplicatesSince),
    ...locks,
  ]);
  if (known !== undefined && known.estado !== "rechazado") return known;
  if (duplicate !== undefined) return duplicate;
  if (known !== undefined) await tx`DELETE FROM entradas WHERE solicitud = ${known.solicitud}`;
  return await insert(tx, intent, sender, await storeFiles(tx, intent.archivos));
}

/** Larger files are not sent before it is known that the server has none. */
const maxUnaskedBytes = 1024 * 1024;

/**
 * Records an intent whose key is new, with its files, in one statement. `duplicatesSince` is not asked
 * about.
 *
 * @param attempt  the claim that is to follow
 * @returns undefined where more has to be looked at; nothing is recorded then
 * @throws MesaError `disco`
 */
export async function recordNew(
  sql: FirmSql,
  { intent, sender, attempt }: Omit<Recording, "duplicatesSince"> & { readonly attempt: string },
): Promise<LedgerEntry | undefined> {
  const { archivos, perfil, clave } = intent;
  if (archivos.reduce((sum, { bytes }) => sum + bytes, 0) > maxUnaskedBytes) return undefined;
  const contents = await Promise.all(archivos.map(async ({ ruta }) => await contentOf(ruta)));
  const copies = [...new Map(archivos.map(({ sha256 }, at) => [sha256, contents[at]])).entries()];
  const files = copies.reduce(
    (all, [sha256, content], at) => {
      const copia = sql(`copia${at}`);
      const uso = sql(`uso${at}`);
      return sql`${all}, ${copia} AS (INSERT INTO archivos (sha256, contenido)
        SELECT ${sha256}, decode(${content?.toString("base64") ?? ""}, 'base64') FROM nueva
        ON CONFLICT DO NOTHING),
      ${uso} AS (INSERT INTO usos SELECT solicitud, ${sha256} FROM nueva)`;
    },
    sql``,
  );
  try {
    // The key's lock keeps those that look at it before they record it from finding it only then.
    const rows = await sql`WITH nueva AS (
        INSERT INTO entradas (intento, ${columnNames(sql)})
        SELECT ${attempt}, ${columnValues(sql, intent, sender)}
        FROM (SELECT ${keyLock(sql, perfil, `clave ${clave}`)}) AS cerrojo
        ON CONFLICT DO NOTHING RETURNING *) ${files}
      SELECT ${entryColumns(sql)} FROM nueva`;
    return readRows(rows)[0]?.entry;
  } catch (error) {
    // A copy that was there is being purged at this moment (foreign_key_violation).
    if (error instanceof Error && "code" in error && error.code === "23503") return undefined;
    throw error;
  }
}

/** Takes in an entry of another journal as it stands; false where its id or its key is known. */
export async function adoptEntry(
  tx: FirmTx,
  { entry, sender }: { readonly entry: LedgerEntry; readonly sender: string },
): Promise<boolean> {
  const [known] = await tx`SELECT FROM entradas WHERE solicitud = ${entry.solicitud}
    OR (perfil = ${entry.perfil} AND clave = ${entry.clave})`;
  if (known !== undefined) return false;
  // The copies of what is settled may have been purged.
  const isSettled = entry.estado === "aceptado" || entry.estado === "rechazado";
  const there = entry.archivos.filter(({ ruta }) => !isSettled || existsSync(ruta));
  await insert(tx, intentOf(entry), sender, await storeFiles(tx, there));
  await tx`UPDATE entradas SET estado = ${entry.estado}, intentos = ${entry.intentos},
      ticket = ${entry.ticket?.numero ?? null},
      resumen = ${entry.ticket === null ? null : JSON.stringify(entry.ticket)},
      motivo = ${entry.motivo}, actualizada = ${entry.actualizada},
      entregada = ${entry.entregada},
      entrega = ${entry.entrega === null ? null : JSON.stringify(entry.entrega)}
    WHERE solicitud = ${entry.solicitud}`;
  return true;
}

/** The newest entry about the same that the desk has not refused; `before`: made before then. */
export async function duplicateOf(
  sql: FirmSql | FirmTx,
  { perfil, esencia }: Pick<Intent, "perfil" | "esencia">,
  since: Date,
  before?: Date,
): Promise<LedgerEntry | undefined> {
  if (esencia === "") return undefined;
  return await first(stored(sql, newestDuplicate(sql, { perfil, esencia }, since, before)));
}

/** The condition and the order of `duplicateOf`. */
export function newestDuplicate(
  sql: FirmSql | FirmTx,
  { perfil, esencia }: Pick<Intent, "perfil" | "esencia">,
  since: Date,
  before?: Date,
): Fragment {
  const end = before === undefined ? smallestEnd : smallestIdSince(before);
  return sql`perfil = ${perfil} AND esencia = ${esencia} AND solicitud >= ${smallestIdSince(since)}
    AND solicitud < ${end} AND estado <> 'rechazado' ORDER BY solicitud DESC LIMIT 1`;
}

/** @param digests  of its files that are stored; @returns the entry */
async function insert(
  tx: FirmTx,
  intent: Intent,
  sender: string,
  digests: ReadonlySet<string>,
): Promise<LedgerEntry> {
  const inserted = tx`INSERT INTO entradas (${columnNames(tx)})
    VALUES (${columnValues(tx, intent, sender)})`.execute();
  const uses = [...digests].map((sha256) =>
    tx`INSERT INTO usos VALUES (${intent.solicitud}, ${sha256})`.execute(),
  );
  const [entry] = await Promise.all([entryOf(tx, intent.solicitud), inserted, ...uses]);
  return entry;
}

const keyLock = (sql: FirmSql | FirmTx, perfil: string, name: string): Fragment =>
  sql`pg_advisory_xact_lock(hashtextextended(${`${perfil} ${name}`}, 0))`;

const columnNames = (
  sql: FirmSql | FirmTx,
): Fragment => sql`v, solicitud, perfil, clave, esencia, estado,
  actualizada, creada, identificacion, persona, remitente, intencion, envia`;

function columnValues(sql: FirmSql | FirmTx, intent: Intent, sender: string): Fragment {
  const text = (name: string): string => {
    const value = intent.datos[name];
    return typeof value === "string" ? value : "";
  };
  const identificacion = text("identificacion");
  const persona = `${identificacion} ${text("nombre")}`.trim();
  const envia = `${intent.canal} ${intent.via ?? intent.perfil}`;
  return sql`${recordVersion}::integer, ${intent.solicitud}, ${intent.perfil}, ${intent.clave}, ${intent.esencia},
    'pendiente', ${intent.creada}, ${intent.creada}, ${identificacion}, ${persona}, ${sender},
    ${JSON.stringify(intent)}, ${envia}`;
}

/** @throws MesaError `disco` */
async function contentOf(ruta: string): Promise<Buffer> {
  return await readFile(ruta).catch((error: unknown) => {
    throw new MesaError("disco", { params: { ruta }, cause: error });
  });
}

/** Stores files that are not there yet. @returns the digests of those that are. @throws MesaError `disco` */
async function storeFiles(
  tx: FirmTx,
  files: readonly SubmissionFile[],
): Promise<ReadonlySet<string>> {
  if (files.length === 0) return new Set();
  const rows = await tx<{ sha256: string }[]>`SELECT sha256 FROM archivos
    WHERE sha256 IN ${tx(files.map(({ sha256 }) => sha256))} ORDER BY sha256 FOR KEY SHARE`;
  const known = new Set(rows.map(({ sha256 }) => sha256));
  for (const { sha256, ruta } of files) {
    if (known.has(sha256)) continue;
    const content = (await contentOf(ruta)).toString("base64");
    await tx`INSERT INTO archivos (sha256, contenido) VALUES (${sha256}, decode(${content}, 'base64'))
      ON CONFLICT DO NOTHING`;
  }
  return new Set(files.map(({ sha256 }) => sha256));
}

/** What is recorded of an entry before it is sent. */
export function intentOf(entry: LedgerEntry): Intent {
  const {
    estado: _state,
    intentos: _attempts,
    ticket: _ticket,
    motivo: _reason,
    actualizada: _changed,
    entregada: _handed,
    entrega: _handOver,
    remitente: _sender,
    ...intent
  } = entry;
  return intent;
}
