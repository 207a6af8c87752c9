import type { LedgerUpkeep } from "../../ports/ledger.ts";
import type { DataSelection } from "../../ports/local-data.ts";
import { smallestIdSince } from "../ledger-schema.ts";
import { utcNow, type FirmSql, type FirmTx } from "./firm-sql.ts";

interface UpkeepNeeds {
  readonly guarded: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Runs work in a transaction. */
  readonly change: <Result>(work: (tx: FirmTx) => Promise<Result>) => Promise<Result>;
}

interface SettledRow {
  readonly solicitud: string;
  readonly ticket: string | null;
  readonly perfil: string;
  readonly creada: string;
}

/** The operations that delete from the firm's journal; never what is still to be sent. */
export function firmUpkeep(
  sql: FirmSql,
  { guarded, change }: UpkeepNeeds,
): Pick<LedgerUpkeep, "purgeable" | "purge" | "settledBefore" | "takeTurn"> {
  const meant = ({ before, identificacion, perfil, ticket }: DataSelection) => sql`true
    ${before === undefined ? sql`` : sql`AND e.creada < ${before.toISOString()}`}
    ${identificacion === undefined ? sql`` : sql`AND e.identificacion = ${identificacion}`}
    ${perfil === undefined ? sql`` : sql`AND e.perfil = ${perfil}`}
    ${ticket === undefined ? sql`` : sql`AND e.ticket = ${ticket}`}`;
  const settled = sql`e.estado IN ('aceptado', 'rechazado')`;

  return {
    purgeable: async (selection) =>
      await guarded(async () => {
        const [open] = await sql<{ total: number }[]>`SELECT count(*)::integer AS total
          FROM entradas e WHERE ${meant(selection)} AND NOT ${settled}`;
        const entries = await sql<SettledRow[]>`SELECT solicitud, ticket, perfil, creada
          FROM entradas e WHERE ${meant(selection)} AND ${settled} ORDER BY solicitud`;
        const freed = await sql<{ sha256: string }[]>`
          SELECT u.sha256 FROM usos u JOIN entradas e USING (solicitud)
          GROUP BY u.sha256
          HAVING bool_and(e.purgada IS NOT NULL OR COALESCE(${meant(selection)} AND ${settled}, false))`;
        return {
          settled: entries.map(({ solicitud, ticket, perfil, creada }) => ({
            solicitud,
            ticket,
            perfil,
            creada,
          })),
          waiting: open?.total ?? 0,
          freed: new Set(freed.map(({ sha256 }) => sha256)),
        };
      }),
    async purge(ids, { receipts }) {
      if (ids.length === 0) return;
      await change(async (tx) => {
        // As one value: there may be more of them than a statement has room for.
        const wanted = tx`solicitud IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))
          AND estado IN ('aceptado', 'rechazado')`;
        if (receipts) await tx`DELETE FROM entradas WHERE ${wanted}`;
        else {
          await tx`UPDATE entradas SET purgada = ${utcNow(tx)} WHERE ${wanted}`;
          await tx`DELETE FROM usos WHERE solicitud IN
            (SELECT solicitud FROM entradas WHERE ${wanted} AND purgada IS NOT NULL)`;
        }
        await tx`DELETE FROM archivos a WHERE NOT EXISTS
          (SELECT FROM usos u WHERE u.sha256 = a.sha256)`;
      });
    },
    settledBefore: async (before, { copies }) =>
      await guarded(async () => {
        const rows = await sql<{ solicitud: string }[]>`SELECT solicitud FROM entradas
          WHERE solicitud < ${smallestIdSince(before)} AND estado IN ('aceptado', 'rechazado')
          ${copies ? sql`AND purgada IS NULL` : sql``}`;
        return rows.map(({ solicitud }) => solicitud);
      }),
    takeTurn: async (task, everyMs) =>
      await guarded(async () => {
        const { count } = await sql`INSERT INTO turnos VALUES (${task}, clock_timestamp())
          ON CONFLICT (tarea) DO UPDATE SET ultimo = excluded.ultimo
            WHERE turnos.ultimo <= clock_timestamp() - ${`${everyMs} milliseconds`}::interval`;
        return count > 0;
      }),
  };
}
