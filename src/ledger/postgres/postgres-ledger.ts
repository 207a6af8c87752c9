import { randomUUID } from "node:crypto";
import type { SubmissionId } from "../../domain/submission.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Claim, Ledger, LedgerEntry, Settlement } from "../../ports/ledger.ts";
import { holdClaims, leaseMs } from "../hold-claims.ts";
import { smallestIdSince } from "../ledger-schema.ts";
import { DamagedRow } from "../read-entry.ts";
import { firmError } from "./firm-error.ts";
import type { ClaimSettlement } from "./settlement-store.ts";
import { firmMigrations } from "./firm-schema.ts";
import { firmVersion, newerFirm } from "./open-firm.ts";
import { firmUpkeep } from "./firm-upkeep.ts";
import { listFirmEntries } from "./list-firm-entries.ts";
import { adoptEntry, duplicateOf, recordEntry } from "./record-entry.ts";
import { entryOf, first, stored, utcNow, type FirmSql, type FirmTx } from "./firm-sql.ts";

interface PostgresLedgerOptions {
  readonly sql: FirmSql;
  /** Host and port, for messages. */
  readonly server: string;
  /** Who records requests here: a person at a machine. */
  readonly sender: string;
}

/** What the firm's journal does of a journal's work: files in the making stay on each machine. */
export type PostgresLedger = Omit<
  Ledger,
  | "keepFile"
  | "adoptFile"
  | "scratchPath"
  | "sweep"
  | "believesClock"
  | "compact"
  | "settle"
  | "close"
> & {
  readonly settle: (
    claim: ClaimSettlement["claim"],
    settlement: Settlement,
  ) => Promise<LedgerEntry>;
  /** @throws MesaError `libro-sin-crear`, `base-mas-nueva`, and what each method throws */
  readonly ready: () => Promise<void>;
  /** Takes in an entry of another journal as it stands; false where its id or its key is known. */
  readonly adopt: (entry: LedgerEntry) => Promise<boolean>;
  /** The content of a file that an entry names; undefined where it was purged. */
  readonly fileContent: (sha256: string) => Promise<Uint8Array | undefined>;
  readonly close: () => Promise<void>;
};

/**
 * The journal of a firm on PostgreSQL. Each change is a transaction of the server. Whoever sends an
 * entry holds it by a lease on the server's clock, and its turn number keeps one who was taken over
 * from writing over what came after.
 */
export function createPostgresLedger({
  sql,
  server,
  sender,
}: PostgresLedgerOptions): PostgresLedger {
  const self = randomUUID();

  /** Runs work on entries; its errors are ours, and a damaged row is moved out of the others' way. */
  async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DamagedRow)) throw firmError(error, server);
      const { solicitud, content } = error;
      await change(async (tx) => {
        await tx`INSERT INTO apartadas (solicitud, fila) VALUES (${solicitud}, ${content})`;
        await tx`DELETE FROM entradas WHERE solicitud = ${solicitud}`;
      });
      throw new MesaError("entrada-danada", { params: { solicitud }, cause: error });
    }
  }

  async function change<Result>(work: (tx: FirmTx) => Promise<Result>): Promise<Result> {
    return await guarded(async () => {
      const results: { readonly value: Result }[] = [];
      await sql.begin(async (tx) => void results.push({ value: await work(tx) }));
      const [done] = results;
      if (done === undefined) throw new RangeError("a transaction ended without its work");
      return done.value;
    });
  }

  /** Renews a claim, or lets go of one that is this process's no longer. */
  async function renew(id: SubmissionId, turn: number): Promise<void> {
    try {
      const { count } = await sql`UPDATE entradas
        SET plazo = clock_timestamp() + ${`${leaseMs} milliseconds`}::interval
        WHERE solicitud = ${id} AND turno = ${turn} AND proceso = ${self} AND estado = 'enviando'`;
      if (count === 0) held.letGo(id, turn);
    } catch {
      // The next renewal may work; if none does, the desk is asked by the entry's key.
    }
  }

  const held = holdClaims((id, turn) => {
    void renew(id, turn);
    return true;
  });

  return {
    ...listFirmEntries(sql, guarded),
    ...firmUpkeep(sql, { guarded, change }),
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
    record: async (intent, duplicatesSince) =>
      await change((tx) => recordEntry(tx, { intent, sender, duplicatesSince })),
    async claim(id, anew = true) {
      const claim = await change(async (tx): Promise<Claim | undefined> => {
        await tx`SELECT FROM entradas WHERE solicitud = ${id} FOR UPDATE`;
        const [before] = await stored(tx, tx`solicitud = ${id}`);
        if (before === undefined) return undefined;
        const { entry, turno } = before;
        const free = entry.estado !== "enviando" && entry.estado !== "aceptado";
        const out = entry.estado === "en_cola" || entry.estado === "entregado_a_mano";
        if (!free || (anew && out)) return undefined;
        // A doubtful entry is asked about first; only a waiting one is sent at once.
        const handsOver = anew && entry.estado !== "desconocido";
        await tx`UPDATE entradas SET estado = 'enviando', proceso = ${self}, turno = turno + 1,
            plazo = clock_timestamp() + ${`${leaseMs} milliseconds`}::interval,
            intentos = intentos + ${anew ? 1 : 0}, actualizada = ${utcNow(tx)},
            entregada = ${handsOver ? utcNow(tx) : tx`entregada`}
          WHERE solicitud = ${id}`;
        return { entry, turn: turno + 1 };
      });
      if (claim !== undefined) held.hold(id, claim.turn);
      return claim;
    },
    async settle({ entry: { solicitud: id }, turn }, { estado, ticket, motivo, entrega }) {
      // What can't be written down is let go of too, and reads as unknown once its lease is over.
      held.letGo(id, turn);
      return await change(async (tx) => {
        const mine =
          estado === "aceptado"
            ? tx`estado <> 'aceptado'`
            : tx`turno = ${turn} AND estado = 'enviando'`;
        const handOver = entrega === undefined ? tx`entrega` : tx`${JSON.stringify(entrega)}`;
        await tx`UPDATE entradas SET estado = ${estado}, proceso = NULL, plazo = NULL,
            ticket = ${ticket?.numero ?? null},
            resumen = ${ticket === undefined ? null : JSON.stringify(ticket)},
            motivo = ${motivo ?? null}, entrega = ${handOver}, actualizada = ${utcNow(tx)}
          WHERE solicitud = ${id} AND ${mine}`;
        return await entryOf(tx, id);
      });
    },
    redirect: async (id, via) =>
      await change(async (tx) => {
        const { count } = await tx`UPDATE entradas SET actualizada = ${utcNow(tx)}, motivo = NULL,
            intencion = jsonb_set(jsonb_set(intencion::jsonb, '{via}', to_jsonb(${via.perfil}::text)),
              '{canal}', to_jsonb(${via.canal}::text))::text
          WHERE solicitud = ${id} AND estado = 'pendiente'`;
        return count === 1 ? await entryOf(tx, id) : undefined;
      }),
    drop: async (id) =>
      await change(async (tx) => {
        await tx`SELECT FROM entradas WHERE solicitud = ${id} FOR UPDATE`;
        const { estado } = await entryOf(tx, id);
        if (estado === "enviando" || estado === "aceptado") return false;
        await tx`DELETE FROM entradas WHERE solicitud = ${id}`;
        await tx`DELETE FROM archivos a WHERE NOT EXISTS
          (SELECT FROM usos u WHERE u.sha256 = a.sha256)`;
        return true;
      }),
    ready: async () =>
      await guarded(async () => {
        const version = await firmVersion(sql);
        if (version > firmMigrations.length) throw newerFirm();
        if (version < firmMigrations.length) {
          throw new MesaError("libro-sin-crear", { params: { servidor: server } });
        }
      }),
    adopt: async (entry) => await change((tx) => adoptEntry(tx, { entry, sender })),
    fileContent: async (sha256) =>
      await guarded(async () => {
        const [row] = await sql<{ contenido: Uint8Array }[]>`
          SELECT contenido FROM archivos WHERE sha256 = ${sha256}`;
        return row?.contenido;
      }),
    async close() {
      held.letGoOfAll();
      await sql.end({ timeout: 1 });
    },
  };
}
