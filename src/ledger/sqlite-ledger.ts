import { existsSync } from "node:fs";
import { join } from "node:path";
import type { SubmissionId } from "../domain/submission.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { Intent, Ledger, LedgerEntry } from "../ports/ledger.ts";
import type { SqlValue } from "../sqlite/database.ts";
import { groupCommits } from "../sqlite/group-commits.ts";
import { openReadable } from "../sqlite/open-readable.ts";
import { setAsideCopies } from "../sqlite/set-aside.ts";
import { createFileStore, openScratchFolder } from "./file-store.ts";
import { ledgerMigrations, recordVersion, redirection, smallestIdSince } from "./ledger-schema.ts";
import { claimEntries } from "./claim-entries.ts";
import { listEntries } from "./list-entries.ts";
import { ledgerUpkeep } from "./ledger-upkeep.ts";
import {
  abandonedHere,
  DamagedRow,
  readEntry,
  type Living,
  type StoredEntry,
} from "./read-entry.ts";

interface LedgerOptions extends Living {
  readonly folder: string;
  /** Id of this process. */
  readonly pid: number;
}

const columns = `v, solicitud, turno, estado, dueno, plazo, intentos, motivo, resumen, actualizada,
  entregada, entrega, intencion`;

/**
 * Opens the journal, an SQLite database. Each change is a transaction that is flushed to disk
 * (`synchronous=FULL`), and a process that dies leaves no lock behind. In a folder that can't be
 * written, the journal can be read, and each change throws `disco`.
 *
 * @throws MesaError `base-danada`, `base-mas-nueva`; from every method `disco`, `base-ocupada` and,
 *   once, `entrada-danada`
 */
export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  const { folder, clock } = options;
  const path = join(folder, "libro.db");
  const { database, isReadOnly } = await openReadable(path, ledgerMigrations);
  const damaged = isReadOnly ? [] : setAsideCopies(path);
  if (damaged.length > 0) {
    const { salvageEntries } = await import("./salvage-entries.ts");
    salvageEntries(damaged, database, clock);
  }
  const files = createFileStore(folder);
  const together = groupCommits(database);
  const isAbandoned = abandonedHere(options);
  let scratch: Promise<string> | undefined;
  const now = (): string => clock().toISOString();

  function stored(where: string, values: readonly SqlValue[]): readonly StoredEntry[] {
    const rows = database.all(`SELECT ${columns} FROM entradas WHERE ${where}`, values);
    return rows.map((row) => readEntry(row, isAbandoned));
  }

  const select = (where: string, ...values: readonly SqlValue[]): readonly LedgerEntry[] =>
    stored(where, values).map(({ entry }) => entry);

  /** Runs work on entries. A damaged row is moved to `apartadas`, so that it can't block the others. */
  async function whole<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DamagedRow)) throw error;
      const { solicitud, content } = error;
      database.transaction(() => {
        database.run("INSERT INTO apartadas VALUES (?, ?, ?)", [solicitud, now(), content]);
        database.run("DELETE FROM entradas WHERE solicitud = ?", [solicitud]);
      });
      throw new MesaError("entrada-danada", { params: { solicitud }, cause: error });
    }
  }

  function must(id: SubmissionId): LedgerEntry {
    const [entry] = select("solicitud = ?", id);
    if (entry === undefined) throw new RangeError(`no entry ${id}`);
    return entry;
  }

  function insert(intent: Intent): void {
    // A process that drops an entry removes its files within a transaction too.
    const gone = intent.archivos.find((file) => !existsSync(file.ruta));
    if (gone !== undefined) throw new MesaError("disco", { params: { ruta: gone.ruta } });
    database.run(
      `INSERT INTO entradas (v, solicitud, perfil, clave, esencia, estado, actualizada, intencion)
       VALUES (?, ?, ?, ?, ?, 'pendiente', ?, ?)`,
      [
        recordVersion,
        intent.solicitud,
        intent.perfil,
        intent.clave,
        intent.esencia,
        intent.creada,
        JSON.stringify(intent),
      ],
    );
  }

  function findDuplicate(
    perfil: string,
    esencia: string,
    since: Date,
    before?: Date,
  ): LedgerEntry | undefined {
    if (esencia === "") return undefined;
    return select(
      `perfil = ? AND esencia = ? AND solicitud >= ? AND solicitud < ? AND estado <> 'rechazado'
         ORDER BY solicitud DESC LIMIT 1`,
      perfil,
      esencia,
      smallestIdSince(since),
      // Sorts after every hexadecimal digit.
      before === undefined ? "g" : smallestIdSince(before),
    )[0];
  }

  const claims = claimEntries({ database, pid: options.pid, clock, stored, must, whole, together });

  return {
    ...ledgerUpkeep(database, files, clock),
    ...listEntries({ database, select, whole }),
    claim: claims.claim,
    claimNext: claims.claimNext,
    settle: claims.settle,
    keepFile: files.keep,
    adoptFile: files.adopt,
    async scratchPath(name) {
      scratch ??= openScratchFolder(join(folder, "armado"), clock());
      return join(await scratch, name);
    },
    findByKey: (perfil, clave) => whole(() => select("perfil = ? AND clave = ?", perfil, clave)[0]),
    find: (id) => whole(() => select("solicitud = ?", id)[0]),
    findByTicket: (perfil, numero) =>
      whole(() => select("perfil = ? AND ticket = ? ORDER BY solicitud DESC", perfil, numero)[0]),
    findDuplicate: (...given) => whole(() => findDuplicate(...given)),
    recent: (perfil, since, limit) =>
      whole(() =>
        select(
          `solicitud >= ? AND perfil = ? AND estado <> 'rechazado' ORDER BY solicitud DESC LIMIT ?`,
          smallestIdSince(since),
          perfil,
          limit,
        ),
      ),
    record: (intent, duplicatesSince) =>
      whole(() =>
        together(() => {
          const [known] = select("perfil = ? AND clave = ?", intent.perfil, intent.clave);
          if (known !== undefined && known.estado !== "rechazado") return known;
          const duplicate =
            duplicatesSince && findDuplicate(intent.perfil, intent.esencia, duplicatesSince);
          if (duplicate !== undefined) return duplicate;
          if (known !== undefined) {
            database.run("DELETE FROM entradas WHERE solicitud = ?", [known.solicitud]);
          }
          insert(intent);
          return must(intent.solicitud);
        }),
      ),
    redirect: (id, via) =>
      whole(() => {
        const done = database.run(redirection, [now(), via.perfil, via.canal, id]) === 1;
        return done ? must(id) : undefined;
      }),
    drop: (id) =>
      whole(() =>
        database.transaction(() => {
          const [entry] = select("solicitud = ?", id);
          if (entry === undefined) return true;
          if (entry.estado === "enviando" || entry.estado === "aceptado") return false;
          database.run("DELETE FROM entradas WHERE solicitud = ?", [id]);
          for (const { sha256 } of entry.archivos) {
            const used = database.get(
              "SELECT solicitud FROM entradas WHERE instr(intencion, ?) > 0 LIMIT 1",
              [sha256],
            );
            if (used == null) files.remove(sha256);
          }
          return true;
        }),
      ),
    close() {
      claims.letGoOfAll();
      database.close();
    },
  };
}
