import { MesaError } from "../../errors/mesa-error.ts";
import type { Ledger, LedgerEntry } from "../../ports/ledger.ts";
import type { Reservations } from "../../ports/reservations.ts";
import { smallestIdSince } from "../ledger-schema.ts";
import { DamagedRow } from "../read-entry.ts";
import type { FirmAccess } from "./firm-access.ts";
import { firmClaims, type FirmClaims } from "./firm-claims.ts";
import { firmReservations } from "./firm-reservations.ts";
import { firmUpkeep } from "./firm-upkeep.ts";
import { listFirmEntries } from "./list-firm-entries.ts";
import { adoptEntry, duplicateOf, recordEntry, recordNew } from "./record-entry.ts";
import { entryOf, first, stored, utcNow } from "./firm-sql.ts";

/** What the firm's journal does of a journal's work: files in the making stay on each machine. */
export type PostgresLedger = Omit<
  Ledger,
  | "keepFile"
  | "adoptFile"
  | "scratchPath"
  | "sweep"
  | "believesClock"
  | "compact"
  | "claim"
  | "claimNext"
  | "settle"
  | "close"
> &
  Omit<FirmClaims, "announce" | "letGoOfAll"> & {
    /** @throws MesaError `libro-sin-crear`, `base-mas-nueva`, and what each method throws */
    readonly ready: () => Promise<void>;
    /** Takes in an entry of another journal as it stands; false where its id or its key is known. */
    readonly adopt: (entry: LedgerEntry) => Promise<boolean>;
    /** The content of a file that an entry names; undefined where it was purged. */
    readonly fileContent: (sha256: string) => Promise<Uint8Array | undefined>;
    readonly reservations: Reservations;
    readonly close: () => Promise<void>;
  };

/**
 * The journal of a firm on PostgreSQL. Each change is a transaction of the server. Whoever sends an
 * entry holds it by a lease on the server's clock, and its turn number keeps one who was taken over
 * from writing over what came after.
 *
 * @param sender  who records requests here: a person at a machine
 */
export function createPostgresLedger(access: FirmAccess, sender: string): PostgresLedger {
  const { sql } = access;

  /** Moves a damaged row out of the others' way. */
  async function whole<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DamagedRow)) throw error;
      const { solicitud, content } = error;
      await access.change(async (tx) => {
        await tx`INSERT INTO apartadas (solicitud, fila) VALUES (${solicitud}, ${content})`;
        await tx`DELETE FROM entradas WHERE solicitud = ${solicitud}`;
      });
      throw new MesaError("entrada-danada", { params: { solicitud }, cause: error });
    }
  }

  const guarded: FirmAccess["guarded"] = async (work) => await whole(() => access.guarded(work));
  const change: FirmAccess["change"] = async (work) => await whole(() => access.change(work));
  const claims = firmClaims({ sql, guarded, change });

  return {
    ...listFirmEntries(sql, guarded),
    ...firmUpkeep(sql, { guarded, change }),
    reservations: firmReservations(sql, guarded),
    claim: claims.claim,
    claimNext: claims.claimNext,
    settle: claims.settle,
    release: claims.release,
    findByKey: async (perfil, clave) =>
      await guarded(() => first(stored(sql, sql`perfil = ${perfil} AND clave = ${clave}`))),
    find: async (id) => await guarded(() => first(stored(sql, sql`solicitud = ${id}`))),
    findByTicket: async (perfil, numero) =>
      await guarded(() =>
        first(
          stored(
            sql,
            sql`perfil = ${perfil} AND ticket = ${numero} ORDER BY solicitud DESC LIMIT 1`,
          ),
        ),
      ),
    findDuplicate: async (perfil, esencia, since, before) =>
      await guarded(() => duplicateOf(sql, { perfil, esencia }, since, before)),
    recent: async (perfil, since, limit) =>
      await guarded(async () => {
        const found = await stored(
          sql,
          sql`solicitud >= ${smallestIdSince(since)} AND perfil = ${perfil}
            AND estado <> 'rechazado' ORDER BY solicitud DESC LIMIT ${limit}`,
        );
        return found.map(({ entry }) => entry);
      }),
    async record(intent, duplicatesSince) {
      if (duplicatesSince === undefined) {
        const attempt = claims.announce(intent.solicitud);
        const recorded = await guarded(() => recordNew(sql, { intent, sender, attempt }));
        if (recorded !== undefined) return recorded;
      }
      return await change((tx) => recordEntry(tx, { intent, sender, duplicatesSince }));
    },
    redirect: async (id, via) =>
      await change(async (tx) => {
        const { count } = await tx`UPDATE entradas SET actualizada = ${utcNow(tx)}, motivo = NULL,
            envia = ${`${via.canal} ${via.perfil}`},
            intencion = jsonb_set(jsonb_set(intencion::jsonb, '{via}', to_jsonb(${via.perfil}::text)),
              '{canal}', to_jsonb(${via.canal}::text))::text
          WHERE solicitud = ${id} AND estado = 'pendiente'`;
        return count === 1 ? await entryOf(tx, id) : undefined;
      }),
    drop: async (id) =>
      await change(async (tx) => {
        const [row] = await tx`SELECT FROM entradas WHERE solicitud = ${id} FOR UPDATE`;
        if (row === undefined) return true;
        const { estado } = await entryOf(tx, id);
        if (estado === "enviando" || estado === "aceptado") return false;
        await tx`DELETE FROM entradas WHERE solicitud = ${id}`;
        await tx`DELETE FROM archivos a WHERE NOT EXISTS
          (SELECT FROM usos u WHERE u.sha256 = a.sha256)`;
        return true;
      }),
    ready: access.ready,
    adopt: async (entry) => await change((tx) => adoptEntry(tx, { entry, sender })),
    fileContent: async (sha256) =>
      await guarded(async () => {
        const [row] = await sql<{ contenido: Uint8Array }[]>`
          SELECT contenido FROM archivos WHERE sha256 = ${sha256}`;
        return row?.contenido;
      }),
    async close() {
      claims.letGoOfAll();
      await sql.end({ timeout: 1 });
    },
  };
}
