import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { SubmissionId } from "../domain/submission.ts";
import type { EntryState, Intent, Ledger, LedgerEntry } from "../ports/ledger.ts";
import { openDatabase } from "../sqlite/open-database.ts";
import { createFileStore } from "./file-store.ts";
import { ledgerMigrations, ledgerRow } from "./ledger-schema.ts";

interface LedgerOptions {
  readonly folder: string;
  readonly clock: () => Date;
  /** This process, and whether another one still lives. */
  readonly pid: number;
  readonly isAlive: (pid: number) => boolean;
}

const columns = "estado, dueno, plazo, intentos, motivo, resumen, actualizada, intencion";

/**
 * The journal in an SQLite database: each change is a transaction flushed to disk
 * (`synchronous=FULL`), and processes that die leave no lock behind.
 *
 * @throws MesaError `base-danada`, `base-mas-nueva`
 */
export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  const { folder, clock } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const database = await openDatabase(join(folder, "libro.db"), ledgerMigrations);
  const files = createFileStore(join(folder, "archivos"));

  function select(where: string, ...values: readonly (string | number)[]): readonly LedgerEntry[] {
    const rows = database.all(`SELECT ${columns} FROM entradas WHERE ${where}`, values);
    return rows.map((row) => readEntry(row, options));
  }

  function must(id: SubmissionId): LedgerEntry {
    const [entry] = select("solicitud = ?", id);
    if (entry === undefined) throw new RangeError(`no entry ${id}`);
    return entry;
  }

  function insert(intent: Intent): void {
    database.run(
      `INSERT INTO entradas (solicitud, perfil, clave, estado, actualizada, intencion)
       VALUES (?, ?, ?, 'pendiente', ?, ?)`,
      [intent.solicitud, intent.perfil, intent.clave, intent.creada, JSON.stringify(intent)],
    );
  }

  return {
    keepFile: files.keep,
    async scratchPath(id, name) {
      const scratch = join(folder, "armado", id);
      await mkdir(scratch, { recursive: true, mode: 0o700 });
      return join(scratch, name);
    },
    clearScratch: (id) => rm(join(folder, "armado", id), { recursive: true, force: true }),
    findByKey: (perfil, clave) => select("perfil = ? AND clave = ?", perfil, clave)[0],
    find: (id) => select("solicitud = ?", id)[0],
    findByTicket: (perfil, numero) =>
      select("perfil = ? AND ticket = ? ORDER BY solicitud DESC", perfil, numero)[0],
    record(intent) {
      return database.transaction(() => {
        const [known] = select("perfil = ? AND clave = ?", intent.perfil, intent.clave);
        if (known !== undefined && known.estado !== "rechazado") return known;
        if (known !== undefined) {
          database.run("DELETE FROM entradas WHERE solicitud = ?", [known.solicitud]);
        }
        insert(intent);
        return must(intent.solicitud);
      });
    },
    claim(id, until) {
      return database.transaction(() => {
        const entry = must(id);
        if (entry.estado === "enviando" || isDone(entry.estado)) return false;
        database.run(
          `UPDATE entradas SET estado = 'enviando', dueno = ?, plazo = ?, intentos = intentos + 1,
             actualizada = ? WHERE solicitud = ?`,
          [options.pid, until.toISOString(), clock().toISOString(), id],
        );
        return true;
      });
    },
    settle(id, { estado, ticket, motivo }) {
      database.run(
        `UPDATE entradas SET estado = ?, dueno = NULL, plazo = NULL, ticket = ?, resumen = ?,
           motivo = ?, actualizada = ? WHERE solicitud = ?`,
        [
          estado,
          ticket?.numero ?? null,
          ticket === undefined ? null : JSON.stringify(ticket),
          motivo ?? null,
          clock().toISOString(),
          id,
        ],
      );
      return must(id);
    },
    list({ perfil, estados }) {
      const all =
        perfil === undefined
          ? select("1 ORDER BY solicitud")
          : select("perfil = ? ORDER BY solicitud", perfil);
      return all.filter((entry) => estados.includes(entry.estado));
    },
    async drop(id) {
      const entry = must(id);
      database.run("DELETE FROM entradas WHERE solicitud = ?", [id]);
      const kept = new Set(select("1").flatMap((one) => one.archivos.map((file) => file.sha256)));
      for (const { sha256 } of entry.archivos) if (!kept.has(sha256)) await files.remove(sha256);
    },
    close: () => database.close(),
  };
}

function isDone(state: EntryState): boolean {
  return state === "aceptado" || state === "en_cola";
}

/**
 * An entry whose sender died, or overran its time, was cut off in the middle: what came of it is
 * unknown.
 */
function readEntry(row: unknown, { clock, isAlive }: LedgerOptions): LedgerEntry {
  const { dueno, plazo, resumen, intencion, estado, ...rest } = ledgerRow.parse(row);
  const gone =
    estado === "enviando" &&
    (dueno === null || plazo === null || new Date(plazo) < clock() || !isAlive(dueno));
  return { ...intencion, ...rest, estado: gone ? "desconocido" : estado, ticket: resumen };
}
