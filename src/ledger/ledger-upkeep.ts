import * as z from "zod";
import type { LedgerUpkeep } from "../ports/ledger.ts";
import type { DataSelection } from "../ports/local-data.ts";
import type { Database, SqlValue } from "../sqlite/database.ts";
import { believeClock } from "./believe-clock.ts";
import { smallestIdSince } from "./ledger-schema.ts";
import type { FileStore } from "./file-store.ts";

const digestRow = z.object({ sha256: z.string() });
const settledRow = z.object({
  solicitud: z.string(),
  ticket: z.string().nullable(),
  perfil: z.string(),
  creada: z.iso.datetime(),
});
const countRow = z.object({ total: z.number() });
const idRow = z.object({ solicitud: z.string() });
const turnRow = z.object({ ultimo: z.string() });
const pages = z.object({ page_count: z.number(), freelist_count: z.number() });

const digestsOf = `SELECT DISTINCT json_extract(f.value, '$.sha256') AS sha256
  FROM entradas e, json_each(e.intencion, '$.archivos') f WHERE json_valid(e.intencion)`;

const isSettled = "e.estado IN ('aceptado', 'rechazado')";

/** The entries that a selection means, as SQL; damaged ones are left out. */
function conditions({ before, identificacion, perfil, ticket }: DataSelection): {
  readonly where: string;
  readonly values: readonly SqlValue[];
} {
  const field = (name: string): string =>
    `CASE WHEN json_valid(e.intencion) THEN json_extract(e.intencion, '$.${name}') END`;
  const parts: readonly (readonly [string, ...(SqlValue | undefined)[]])[] = [
    [`${field("creada")} < ?`, before?.toISOString()],
    [`${field("datos.identificacion")} = ?`, identificacion],
    ["e.perfil = ?", perfil],
    ["e.ticket = ?", ticket],
  ];
  const used = parts.filter(([, value]) => value !== undefined);
  return {
    where: ["json_valid(e.intencion)", ...used.map(([sql]) => sql)].join(" AND "),
    values: used.flatMap(([, value]) => (value === undefined ? [] : [value])),
  };
}

/** A newer copy that no entry names may belong to a request that is just being recorded. */
const minOrphanAgeMs = 24 * 3_600_000;

/** The operations that keep the journal small: deleting entries and copies, and compacting. */
export function ledgerUpkeep(
  database: Database,
  files: FileStore,
  clock: () => Date,
): LedgerUpkeep {
  function digests(sql: string, ...values: readonly SqlValue[]): readonly string[] {
    return database.all(sql, values).map((row) => digestRow.parse(row).sha256);
  }

  /** Digests of the copies that entries still need. */
  function needed(): ReadonlySet<string> {
    return new Set(digests(`${digestsOf} AND e.purgada IS NULL`));
  }

  return {
    async purgeable(selection) {
      const { where, values } = conditions(selection);
      const { total } = countRow.parse(
        database.get(
          `SELECT count(*) AS total FROM entradas e WHERE ${where} AND NOT ${isSettled}`,
          values,
        ),
      );
      const settled = database
        .all(
          `SELECT solicitud, ticket, perfil, json_extract(intencion, '$.creada') AS creada
             FROM entradas e WHERE ${where} AND ${isSettled} ORDER BY solicitud`,
          values,
        )
        .map((row) => settledRow.parse(row));
      // What has no such field is not meant, and keeps its files.
      const meant = `COALESCE(${where} AND ${isSettled}, 0)`;
      const freed = digests(
        `${digestsOf} AND ${meant} EXCEPT ${digestsOf} AND e.purgada IS NULL AND NOT ${meant}`,
        ...values,
        ...values,
      );
      return { settled, waiting: total, freed: new Set(freed) };
    },
    purge: async (ids, { receipts }) =>
      database.transaction(() => {
        const forgotten: string[] = [];
        for (const id of ids) {
          const own = digests(`${digestsOf} AND e.solicitud = ?`, id);
          const settled = "solicitud = ? AND estado IN ('aceptado', 'rechazado')";
          const changed = receipts
            ? database.run(`DELETE FROM entradas WHERE ${settled}`, [id])
            : database.run(`UPDATE entradas SET purgada = ? WHERE ${settled}`, [
                clock().toISOString(),
                id,
              ]);
          if (changed > 0) forgotten.push(...own);
        }
        const kept = needed();
        for (const sha256 of new Set(forgotten)) if (!kept.has(sha256)) files.remove(sha256);
      }),
    settledBefore: async (before, { copies }) =>
      database
        .all(
          `SELECT solicitud FROM entradas WHERE solicitud < ?
             AND estado IN ('aceptado', 'rechazado') ${copies ? "AND purgada IS NULL" : ""}`,
          [smallestIdSince(before)],
        )
        .map((row) => idRow.parse(row).solicitud),
    sweep: async () =>
      database.transaction(() => {
        // A damaged row that was set aside may need any of the copies.
        if (database.get("SELECT solicitud FROM apartadas LIMIT 1") != null) return;
        const kept = needed();
        const before = new Date(clock().getTime() - minOrphanAgeMs);
        for (const sha256 of files.olderThan(before)) if (!kept.has(sha256)) files.remove(sha256);
      }),
    believesClock: async (deskTime) =>
      database.transaction(() => believeClock(database, clock(), deskTime)),
    async takeTurn(task, every) {
      const row = database.get("SELECT ultimo FROM turnos WHERE tarea = ?", [task]);
      const now = clock();
      const due = new Date(now.getTime() - every).toISOString();
      // A turn in the future was taken by a clock that was ahead.
      const ahead = new Date(now.getTime() + every).toISOString();
      const last = row == null ? "" : turnRow.parse(row).ultimo;
      if (last > due && last < ahead) return false;
      return (
        database.run(
          `INSERT INTO turnos VALUES (?, ?)
             ON CONFLICT (tarea) DO UPDATE SET ultimo = excluded.ultimo WHERE ultimo <= ? OR ultimo >= ?`,
          [task, now.toISOString(), due, ahead],
        ) > 0
      );
    },
    async compact(share) {
      const row = database.get(
        "SELECT page_count, freelist_count FROM pragma_page_count(), pragma_freelist_count()",
      );
      const { page_count: all, freelist_count: free } = pages.parse(row);
      if (free > all * share) database.exec("VACUUM");
      // The write-ahead log still has what was deleted.
      database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    },
  };
}
