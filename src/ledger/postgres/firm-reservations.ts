import { MesaError } from "../../errors/mesa-error.ts";
import { entryStates, isDone, type Ledger } from "../../ports/ledger.ts";
import type { Reservations } from "../../ports/reservations.ts";
import { leaseMs } from "../hold-claims.ts";
import { entryColumns, readRows, type FirmSql } from "./firm-sql.ts";
import { newestDuplicate } from "./record-entry.ts";

const doneStates = entryStates.filter(isDone);

/**
 * Reservations by the server's clock. They are not renewed: whoever takes longer than the lease shares
 * the row with another machine. The server doesn't write them to disk.
 */
export function firmReservations(
  sql: FirmSql,
  guarded: <Result>(work: () => Promise<Result>) => Promise<Result>,
): Reservations {
  let swept: Promise<void> | undefined;
  /** Keys that are to be released by the next statement, and its end. */
  let leaving: { readonly keys: string[][]; readonly sent: Promise<void> } | undefined;
  let lastRelease: Promise<unknown> = Promise.resolve();

  /** Removes those of machines that ended in the middle. */
  async function sweep(): Promise<void> {
    await sql`DELETE FROM reservas WHERE plazo < clock_timestamp()`;
  }

  /** All that are released while a statement is under way go with the next one. */
  async function releaseAll(keys: string[][], before: Promise<unknown>): Promise<void> {
    await before.catch(() => {});
    leaving = undefined;
    await guarded(async () => {
      await sql`DELETE FROM reservas WHERE (perfil, clave) IN (
        SELECT una ->> 0, una ->> 1 FROM json_array_elements(${JSON.stringify(keys)}::text::json) AS una)`;
    });
  }

  return {
    reserve: async ({ perfil, clave, like }) =>
      await guarded(async () => {
        await (swept ??= sweep());
        const key = sql`perfil = ${perfil} AND clave = ${clave}`;
        const duplicates = like
          ? sql`UNION ALL (SELECT false AS propia, ${entryColumns(sql)} FROM entradas
              WHERE ${newestDuplicate(sql, { perfil, esencia: like.esencia }, like.since, like.before)})`
          : sql``;
        const rows = await sql`WITH hecha AS (
            SELECT FROM entradas WHERE ${key} AND estado IN ${sql(doneStates)}),
          tomada AS (
            INSERT INTO reservas SELECT ${perfil}, ${clave},
              clock_timestamp() + ${`${leaseMs} milliseconds`}::interval
            WHERE NOT EXISTS (SELECT FROM hecha)
            ON CONFLICT (perfil, clave) DO UPDATE SET plazo = excluded.plazo
              WHERE reservas.plazo < clock_timestamp() RETURNING perfil)
          SELECT * FROM (SELECT count(*) AS tomadas FROM tomada) AS una LEFT JOIN (
            SELECT true AS propia, ${entryColumns(sql)} FROM entradas WHERE ${key} ${duplicates}
          ) AS halladas ON true`;
        const found = (own: boolean) =>
          readRows(rows.filter(({ propia }) => propia === own))[0]?.entry;
        const isMine = rows[0]?.["tomadas"] === "1";
        return { isMine, entry: found(true), duplicate: found(false) };
      }),
    released: async (perfil, claves) =>
      await guarded(async () => {
        const rows = await sql<{ libre: string; solicitud: string | null }[]>`
          SELECT libre, ${entryColumns(sql)} FROM json_array_elements_text(${JSON.stringify(claves)}::text::json)
            AS pedidas (libre)
          LEFT JOIN entradas ON perfil = ${perfil} AND clave = libre
          WHERE NOT EXISTS (SELECT FROM reservas r
            WHERE r.perfil = ${perfil} AND r.clave = libre AND r.plazo >= clock_timestamp())`;
        return new Map(
          rows.map((row) => [
            row.libre,
            row.solicitud === null ? undefined : readRows([row])[0]?.entry,
          ]),
        );
      }),
    async release(perfil, clave) {
      if (leaving === undefined) {
        const keys: string[][] = [];
        const sent = releaseAll(keys, lastRelease);
        leaving = { keys, sent };
        lastRelease = sent;
      }
      leaving.keys.push([perfil, clave]);
      await leaving.sent;
    },
  };
}

interface FirmsPart {
  readonly reservations: Reservations;
}

/**
 * The same reservations; where they can't be had, everybody prepares what they are to send. What is
 * wrong then is said by what is done next.
 *
 * @param ask  gives undefined where the server is out of reach
 */
export function usedWhereReached(
  ask: <Result>(work: (firm: FirmsPart) => Promise<Result>) => Promise<Result | undefined>,
  {
    isShared,
    local,
  }: {
    /** Whether a profile's requests are the firm's. */
    readonly isShared: (perfil: string) => Promise<boolean>;
    /** This machine's journal, which may have a duplicate that the firm's has not. */
    readonly local: Pick<Ledger, "findDuplicate">;
  },
): Reservations {
  async function tried<Result>(
    perfil: string,
    work: (firms: Reservations) => Promise<Result>,
  ): Promise<Result | undefined> {
    if (!(await isShared(perfil))) return undefined;
    try {
      return await ask(async ({ reservations }) => await work(reservations));
    } catch (error) {
      if (error instanceof MesaError) return undefined;
      throw error;
    }
  }

  return {
    async reserve(wanted) {
      const { perfil, like } = wanted;
      const reservation = await tried(perfil, (firms) => firms.reserve(wanted));
      if (reservation === undefined || reservation.duplicate !== undefined) return reservation;
      const duplicate =
        like && (await local.findDuplicate(perfil, like.esencia, like.since, like.before));
      return { ...reservation, duplicate };
    },
    released: async (perfil, claves) =>
      await tried(perfil, (firms) => firms.released(perfil, claves)),
    release: async (perfil, clave) => await tried(perfil, (firms) => firms.release(perfil, clave)),
  };
}
