import { isDue } from "../domain/retry-rule.ts";
import type { SubmissionId } from "../domain/submission.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { Claim, Ledger, LedgerEntry } from "../ports/ledger.ts";
import type { Database, SqlValue } from "../sqlite/database.ts";
import { holdClaims, leaseMs } from "./hold-claims.ts";
import type { StoredEntry } from "./read-entry.ts";

interface ClaimNeeds {
  readonly database: Pick<Database, "run">;
  /** Id of this process. */
  readonly pid: number;
  readonly clock: () => Date;
  readonly stored: (where: string, values: readonly SqlValue[]) => readonly StoredEntry[];
  /** The entry with this id, which must be there. */
  readonly must: (id: SubmissionId) => LedgerEntry;
  /** Runs work on entries; moves a damaged one out of the way. */
  readonly whole: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Runs work in a transaction, perhaps together with others'. */
  readonly together: <Result>(work: () => Result) => Promise<Result>;
}

/** Entries that are looked at together for one that is due. */
const pageEntries = 50;

/** The operations by which a process takes entries, holds them and writes down what came of them. */
export function claimEntries({
  database,
  pid,
  clock,
  stored,
  must,
  whole,
  together,
}: ClaimNeeds): Pick<Ledger, "claim" | "claimNext" | "settle"> & {
  readonly letGoOfAll: () => void;
} {
  const now = (): string => clock().toISOString();
  const leaseEnd = (): string => new Date(clock().getTime() + leaseMs).toISOString();

  const held = holdClaims((id, turn) => {
    try {
      const changed = database.run(
        `UPDATE entradas SET plazo = ?
           WHERE solicitud = ? AND turno = ? AND dueno = ? AND estado = 'enviando'`,
        [leaseEnd(), id, turn, pid],
      );
      return changed > 0;
    } catch (error) {
      // The next renewal may work; if none does, the desk is asked by the entry's key.
      if (!(error instanceof MesaError)) throw error;
      return true;
    }
  });

  function take({ entry, turno }: StoredEntry, anew: boolean): Claim {
    const { solicitud: id, estado } = entry;
    // A doubtful entry is asked about first; only a waiting one is sent at once.
    const handsOver = anew && estado !== "desconocido";
    database.run(
      `UPDATE entradas SET estado = 'enviando', dueno = ?, plazo = ?, turno = turno + 1,
         intentos = intentos + ?, actualizada = ?, entregada = COALESCE(?, entregada)
       WHERE solicitud = ?`,
      [pid, leaseEnd(), anew ? 1 : 0, now(), handsOver ? now() : null, id],
    );
    return { entry, turn: turno + 1 };
  }

  /** The oldest entry of a profile that is to be sent by now. */
  function firstDue(perfil: string): StoredEntry | undefined {
    for (let last = ""; ;) {
      const page = stored(
        `solicitud IN (SELECT solicitud FROM entradas INDEXED BY entradas_por_estado
           WHERE estado IN ('pendiente', 'desconocido', 'enviando') AND solicitud > ?)
         AND +perfil = ? ORDER BY solicitud LIMIT ${pageEntries}`,
        [last, perfil],
      );
      const due = page.find(({ entry }) => isDue(entry, clock()));
      const end = page.at(-1);
      if (due !== undefined || end === undefined) return due;
      last = end.entry.solicitud;
    }
  }

  async function claimed(work: () => Claim | undefined): Promise<Claim | undefined> {
    const claim = await whole(() => together(work));
    if (claim !== undefined) held.hold(claim.entry.solicitud, claim.turn);
    return claim;
  }

  return {
    claim: async (id, anew = true) =>
      await claimed(() => {
        const [before] = stored("solicitud = ?", [id]);
        if (before === undefined) return undefined;
        const { estado } = before.entry;
        const free = estado !== "enviando" && estado !== "aceptado";
        const out = estado === "en_cola" || estado === "entregado_a_mano";
        return !free || (anew && out) ? undefined : take(before, anew);
      }),
    claimNext: async (perfil) =>
      await claimed(() => {
        const due = firstDue(perfil);
        return due && take(due, true);
      }),
    async settle({ entry: { solicitud: id }, turn }, { estado, ticket, motivo, entrega }) {
      // What can't be written down is let go of too, and reads as unknown once its lease is over.
      held.letGo(id, turn);
      return await whole(() =>
        together(() => {
          const mine =
            estado === "aceptado" ? "estado <> 'aceptado'" : "turno = ? AND estado = 'enviando'";
          database.run(
            `UPDATE entradas SET estado = ?, dueno = NULL, plazo = NULL, ticket = ?, resumen = ?,
               motivo = ?, entrega = COALESCE(?, entrega), actualizada = ?
             WHERE solicitud = ? AND ${mine}`,
            [
              estado,
              ticket?.numero ?? null,
              ticket === undefined ? null : JSON.stringify(ticket),
              motivo ?? null,
              entrega === undefined ? null : JSON.stringify(entrega),
              now(),
              id,
              ...(estado === "aceptado" ? [] : [turn]),
            ],
          );
          return must(id);
        }),
      );
    },
    letGoOfAll: held.letGoOfAll,
  };
}
