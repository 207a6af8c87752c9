import { randomUUID } from "node:crypto";
import { maxSearches, retryPause, untracedReasons } from "../../domain/retry-rule.ts";
import type { SubmissionId } from "../../domain/submission.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { EntryState, Ledger, LedgerEntry, Settlement } from "../../ports/ledger.ts";
import { holdClaims, leaseMs } from "../hold-claims.ts";
import type { StoredEntry } from "../read-entry.ts";
import type { FirmAccess } from "./firm-access.ts";
import {
  entryColumns,
  entryOf,
  readRows,
  stored,
  utcNow,
  type FirmSql,
  type FirmTx,
} from "./firm-sql.ts";

/** A claim, as far as its result is written down by it. */
export interface FirmClaim {
  readonly entry: Pick<LedgerEntry, "solicitud">;
  readonly turn: number;
}

/** The operations by which a process takes entries of the firm, holds them and writes down what came of them. */
export interface FirmClaims extends Pick<Ledger, "claim" | "claimNext"> {
  readonly settle: (claim: FirmClaim, settlement: Settlement) => Promise<LedgerEntry>;
  /**
   * The id of the attempt that is going to claim an entry, to be recorded with it: then one statement
   * claims it, and does nothing where it comes late, after somebody else's attempt or `release`.
   */
  readonly announce: (id: SubmissionId) => string;
  /** Undoes a claim that was made, but whose confirmation never came: nothing was sent under it. */
  readonly release: (attempt: string) => Promise<void>;
  readonly letGoOfAll: () => void;
}

/** Thrown where it is not known whether a claim was made; `release` undoes it. */
export class LostClaim extends Error {
  override readonly name = "LostClaim";
  readonly attempt: string;
  readonly reason: MesaError;

  constructor(attempt: string, reason: MesaError) {
    super("lost claim", { cause: reason });
    this.attempt = attempt;
    this.reason = reason;
  }
}

/** How often a claim is tried whose confirmation was lost. */
const maxTries = 3;

/** Attempts remembered that are still to claim what was recorded; all others claim as anybody does. */
const maxAnnounced = 1000;

/**
 * Whoever sends an entry holds it by a lease on the server's clock, and its turn number keeps one
 * who was taken over from writing over what came after. Each claim has an id of its own, by which it
 * is found again where the line was cut before the server's confirmation came.
 */
export function firmClaims({
  sql,
  guarded,
  change,
}: Omit<FirmAccess, "server" | "ready">): FirmClaims {
  const announced = new Map<SubmissionId, string>();
  const leaseEnd = sql`clock_timestamp() + ${`${leaseMs} milliseconds`}::interval`;

  /** Renews a claim, or lets go of one that is this process's no longer. */
  async function renew(id: SubmissionId, turn: number): Promise<void> {
    try {
      const { count } = await sql`UPDATE entradas
        SET plazo = ${leaseEnd}
        WHERE solicitud = ${id} AND turno = ${turn} AND estado = 'enviando'`;
      if (count === 0) held.letGo(id, turn);
    } catch {
      // The next renewal may work; if none does, the desk is asked by the entry's key.
    }
  }

  const held = holdClaims((id, turn) => {
    void renew(id, turn);
    return true;
  });

  /** Takes an entry that is locked; @returns it as it was before. */
  async function take(
    tx: FirmTx,
    { entry, turno }: StoredEntry,
    { anew, attempt }: { readonly anew: boolean; readonly attempt: string },
  ): Promise<StoredEntry> {
    // A doubtful entry is asked about first; only a waiting one is sent at once.
    const handsOver = anew && entry.estado !== "desconocido";
    await tx`UPDATE entradas SET estado = 'enviando', intento = ${attempt}, turno = turno + 1,
        antes = ${entry.estado}, plazo = ${leaseEnd},
        intentos = intentos + ${anew ? 1 : 0}, actualizada = ${utcNow(tx)},
        entregada = ${handsOver ? utcNow(tx) : tx`entregada`}
      WHERE solicitud = ${entry.solicitud}`;
    return { entry, turno: turno + 1 };
  }

  /** Waits until no other transaction of this attempt is under way, and holds it until this one ends. */
  const attemptLock = (tx: FirmSql | FirmTx, attempt: string) =>
    tx`pg_advisory_xact_lock(hashtextextended(${attempt}, 0))`;

  /** The entry that an attempt has taken, whose confirmation was lost. */
  async function taken(tx: FirmTx, attempt: string): Promise<StoredEntry | undefined> {
    await tx`SELECT ${attemptLock(tx, attempt)}`;
    const [row] = await tx<{ antes: EntryState }[]>`SELECT antes FROM entradas
      WHERE estado = 'enviando' AND intento = ${attempt} AND plazo > clock_timestamp()`;
    if (row === undefined) return undefined;
    const [found] = await stored(tx, tx`intento = ${attempt}`);
    return found && { ...found, entry: { ...found.entry, estado: row.antes } };
  }

  /** Takes an entry that nobody has touched since it was recorded for this attempt. */
  async function takeNew(id: SubmissionId, attempt: string): Promise<StoredEntry | undefined> {
    const rows = await sql`UPDATE entradas SET estado = 'enviando', turno = turno + 1,
        antes = estado, plazo = ${leaseEnd}, intentos = 1, actualizada = ${utcNow(sql)},
        entregada = ${utcNow(sql)}
      FROM (SELECT ${attemptLock(sql, attempt)}) AS cerrojo
      WHERE solicitud = ${id} AND intento = ${attempt} AND estado = 'pendiente'
      RETURNING ${entryColumns(sql)}`;
    const [now] = readRows(rows);
    const before = { estado: "pendiente", intentos: 0, entregada: null } as const;
    return now && { ...now, entry: { ...now.entry, ...before } };
  }

  /** Claims within a transaction, again where it is not known whether the last one was made. */
  async function claimed(
    anew: boolean,
    find: (tx: FirmTx, attempt: string) => Promise<StoredEntry | undefined>,
    fresh?: { readonly id: SubmissionId; readonly attempt: string },
  ): ReturnType<Ledger["claim"]> {
    const attempt = fresh?.attempt ?? randomUUID();
    for (let tries = 1; ; tries += 1) {
      try {
        const atOnce =
          fresh === undefined || tries > 1
            ? undefined
            : await guarded(() => takeNew(fresh.id, attempt));
        const claim =
          atOnce ??
          (await change(async (tx) => {
            const before = tries > 1 ? await taken(tx, attempt) : undefined;
            if (before !== undefined) return before;
            const free = await find(tx, attempt);
            return free && (await take(tx, free, { anew, attempt }));
          }));
        if (claim !== undefined) held.hold(claim.entry.solicitud, claim.turno);
        return claim && { entry: claim.entry, turn: claim.turno };
      } catch (error) {
        if (!(error instanceof MesaError) || error.code !== "libro-inalcanzable") throw error;
        if (tries === maxTries) throw new LostClaim(attempt, error);
      }
    }
  }

  return {
    announce(id) {
      const attempt = randomUUID();
      if (announced.size >= maxAnnounced) announced.clear();
      announced.set(id, attempt);
      return attempt;
    },
    claim: async (id, anew = true) => {
      const attempt = anew ? announced.get(id) : undefined;
      announced.delete(id);
      const find = async (tx: FirmTx, name: string): Promise<StoredEntry | undefined> => {
        // Sent together: the row is read once it is locked.
        const locked = tx`SELECT ${attemptLock(tx, name)} FROM entradas
          WHERE solicitud = ${id} FOR UPDATE`.execute();
        const [[before]] = await Promise.all([stored(tx, tx`solicitud = ${id}`), locked]);
        if (before === undefined) return undefined;
        const { estado } = before.entry;
        const free = estado !== "enviando" && estado !== "aceptado";
        const out = estado === "en_cola" || estado === "entregado_a_mano";
        return !free || (anew && out) ? undefined : before;
      };
      return await claimed(anew, find, attempt === undefined ? undefined : { id, attempt });
    },
    claimNext: async (perfil) =>
      await claimed(true, async (tx, attempt) => {
        const pauseMs = tx`least(${retryPause.maxMs},
          ${retryPause.firstMs} * 2 ^ least(intentos - 1, 20))`;
        // Moments are compared as text: one that is none would end the statement as a date.
        const [row] = await tx<{ solicitud: string }[]>`
          SELECT solicitud, ${attemptLock(tx, attempt)} FROM entradas
          WHERE perfil = ${perfil} AND estado NOT IN ('aceptado', 'rechazado')
            AND (estado IN ('pendiente', 'desconocido')
              OR estado = 'enviando' AND plazo < clock_timestamp())
            AND NOT (estado <> 'pendiente' AND intentos >= ${maxSearches}
              AND COALESCE(motivo IN ${tx([...untracedReasons])}, false))
            AND (intentos = 0 OR actualizada COLLATE "C" <= ${utcNow(tx, pauseMs)})
          ORDER BY solicitud LIMIT 1 FOR UPDATE SKIP LOCKED`;
        if (row === undefined) return undefined;
        const [before] = await stored(tx, tx`solicitud = ${row.solicitud}`);
        return before;
      }),
    async settle({ entry: { solicitud: id }, turn }, { estado, ticket, motivo, entrega }) {
      // What can't be written down is let go of too, and reads as unknown once its lease is over.
      held.letGo(id, turn);
      const mine =
        estado === "aceptado"
          ? sql`estado <> 'aceptado'`
          : sql`turno = ${turn} AND estado = 'enviando'`;
      const handOver = entrega === undefined ? sql`entrega` : sql`${JSON.stringify(entrega)}`;
      return await guarded(async () => {
        const [now] = readRows(
          await sql`UPDATE entradas SET estado = ${estado}, intento = NULL, plazo = NULL,
              ticket = ${ticket?.numero ?? null},
              resumen = ${ticket === undefined ? null : JSON.stringify(ticket)},
              motivo = ${motivo ?? null}, entrega = ${handOver}, actualizada = ${utcNow(sql)}
            WHERE solicitud = ${id} AND ${mine} RETURNING ${entryColumns(sql)}`,
        );
        return now?.entry ?? (await entryOf(sql, id));
      });
    },
    async release(attempt) {
      await change(async (tx) => {
        await tx`SELECT ${attemptLock(tx, attempt)}`;
        await tx`UPDATE entradas SET intento = NULL, plazo = NULL,
            estado = CASE WHEN estado = 'enviando' THEN antes ELSE estado END
          WHERE intento = ${attempt}`;
      });
    },
    letGoOfAll: held.letGoOfAll,
  };
}
