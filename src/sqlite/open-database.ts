import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import * as z from "zod/mini";
import { MesaError } from "../errors/mesa-error.ts";
import { diskError } from "../platform/files/replace-file.ts";
import type { Database, Engine, SqlValue } from "./database.ts";
import { openEngine } from "./open-engine.ts";
import { setAside, setAsideCopies } from "./set-aside.ts";

const userVersion = z.object({ user_version: z.coerce.number() });

/** SQLite's messages about a file that is not a database or is damaged. */
const damagedMessage =
  /not a database|disk image is malformed|malformed database schema|file is encrypted/i;

/** SQLite's messages about a disk that is full or can't be written. */
const unwritableMessage =
  /disk is full|disk I\/O error|readonly database|unable to open|unable to delete|out of memory/i;

/** SQLite's messages about a lock that another process has held for too long. */
const busyMessage = /database (table |schema )?is locked/i;

/** How long a process waits for another one's lock. */
const lockTimeoutMs = 20_000;
/** Pause between two attempts where SQLite itself does not wait. */
const retryPauseMs = 10;

/**
 * Opens a database that survives `kill -9` and can be used by many processes: it has a write-ahead
 * log, flushes every commit to disk, and writers wait for one another. Its tables are migrated
 * first. Only its owner can read the file. Every method of the database throws `disco` when it can't
 * be written and `base-ocupada` when another process holds its lock for too long; a file that turns
 * out to be damaged is set aside.
 *
 * @param migrations  SQL scripts, oldest first; `user_version` counts those that have been run
 * @throws MesaError `base-danada` (the file is set aside, not deleted), `base-mas-nueva`, `disco`,
 *   `base-ocupada`, `motor-no-carga`
 */
export async function openDatabase(
  path: string,
  migrations: readonly string[],
  open: (path: string) => Engine = openEngine,
): Promise<Database> {
  const engine = openPrivately(path, open);
  const { ino } = statSync(path);
  try {
    engine.exec(
      `PRAGMA busy_timeout=${lockTimeoutMs}; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON`,
    );
    await writeAhead(engine);
    const database = wrapEngine(engine, { path, ino });
    migrate(database, migrations, path);
    return database;
  } catch (error) {
    const translated = toMesaError(error, { path, ino }, engine);
    engine.close();
    throw translated;
  }
}

/** Creates the file with mode 0600 before SQLite opens it: `-wal` and `-shm` inherit its mode. */
function openPrivately(path: string, open: (path: string) => Engine): Engine {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    repairFolder(dirname(path));
    if (!existsSync(path)) closeSync(openSync(path, "a", 0o600));
    chmodSync(path, 0o600);
    return open(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ERR_DLOPEN_FAILED" || code === "MODULE_NOT_FOUND") {
      throw new MesaError("motor-no-carga", { cause: error });
    }
    throw diskError(path, error);
  }
}

/** Sets our own folder back to mode 0700; a shared one (sticky bit) is left alone. */
function repairFolder(folder: string): void {
  const { mode, uid } = statSync(folder);
  const ours = uid === process.getuid?.() && (mode & 0o1000) === 0;
  if (ours && (mode & 0o077) !== 0) chmodSync(folder, 0o700);
}

/**
 * Switches to a write-ahead log. When several processes do this to a new file at once, SQLite
 * refuses all but one immediately, whatever the time-out is, to avoid a deadlock; so this retries.
 */
async function writeAhead(engine: Engine): Promise<void> {
  const until = performance.now() + lockTimeoutMs;
  for (;;) {
    try {
      engine.exec("PRAGMA journal_mode=WAL");
      return;
    } catch (error) {
      const again = error instanceof Error && busyMessage.test(error.message);
      if (!again || performance.now() >= until) throw error;
    }
    await setTimeout(retryPauseMs);
  }
}

/** How many migrations a database has had. */
export function schemaVersion(database: Pick<Database, "get">): number {
  return userVersion.parse(database.get("PRAGMA user_version")).user_version;
}

/** Runs the migrations that a database has not had. @throws MesaError `base-mas-nueva` */
export function migrate(database: Database, migrations: readonly string[], path: string): void {
  if (schemaVersion(database) === migrations.length) return;
  database.transaction(() => {
    const version = schemaVersion(database);
    if (version > migrations.length)
      throw new MesaError("base-mas-nueva", { params: { ruta: path } });
    for (const script of migrations.slice(version)) database.exec(script);
    database.exec(`PRAGMA user_version=${migrations.length}`);
  });
}

/** A file and its inode when it was opened. */
interface OpenedFile {
  readonly path: string;
  readonly ino: number;
}

/**
 * Turns the failures of SQLite that a user can act upon into a MesaError; returns others unchanged. A
 * damaged database is closed and set aside.
 */
export function toMesaError(
  error: unknown,
  { path, ino }: OpenedFile,
  engine: Pick<Engine, "close">,
): unknown {
  if (!(error instanceof Error) || error instanceof MesaError) return error;
  const details = { params: { ruta: path }, cause: error };
  if (unwritableMessage.test(error.message)) return new MesaError("disco", details);
  if (busyMessage.test(error.message)) return new MesaError("base-ocupada", details);
  if (!damagedMessage.test(error.message)) return error;
  // Windows renames no file that is open, by this process or by another one.
  engine.close();
  const isSameFile = statSync(path, { throwIfNoEntry: false })?.ino === ino;
  try {
    const aparte = isSameFile ? setAside(path) : (setAsideCopies(path).at(-1) ?? path);
    return new MesaError("base-danada", { params: { ruta: path, aparte }, cause: error });
  } catch (held) {
    return diskError(path, held);
  }
}

/** The statements that begin, end and undo a transaction, and one within another. */
const outerTransaction = ["BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"] as const;
const innerTransaction = [
  "SAVEPOINT parte",
  "RELEASE parte",
  "ROLLBACK TO parte; RELEASE parte",
] as const;

/** The database of an engine, with its errors worded. */
export function wrapEngine(engine: Engine, file: OpenedFile): Database {
  const statements = new Map<string, ReturnType<Engine["prepare"]>>();
  let inside = false;
  let damage: unknown;

  function translated<Result>(work: () => Result): Result {
    if (damage !== undefined) throw damage;
    try {
      return work();
    } catch (error) {
      const translated = toMesaError(error, file, { close });
      if (translated instanceof MesaError && translated.code === "base-danada") damage = translated;
      throw translated;
    }
  }

  function close(): void {
    statements.clear();
    engine.close();
  }

  function prepared(sql: string): ReturnType<Engine["prepare"]> {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = engine.prepare(sql);
    statements.set(sql, statement);
    return statement;
  }

  return {
    exec: (sql) => translated(() => engine.exec(sql)),
    run: (sql: string, values: readonly SqlValue[] = []) =>
      translated(() => Number(prepared(sql).run(values).changes)),
    get: (sql, values = []) => translated(() => prepared(sql).get(values)),
    all: (sql, values = []) => translated(() => prepared(sql).all(values)),
    transaction: (work) =>
      translated(() => {
        const [begin, end, back] = inside ? innerTransaction : outerTransaction;
        const outer = inside;
        engine.exec(begin);
        inside = true;
        try {
          const result = work();
          engine.exec(end);
          return result;
        } catch (error) {
          if (damage === undefined) rollBack(engine, back);
          throw error;
        } finally {
          inside = outer;
        }
      }),
    close,
  };
}

/** Rolls back. After some failures, such as a full disk, SQLite has already done so itself. */
function rollBack(engine: Engine, back: string): void {
  try {
    engine.exec(back);
  } catch (error) {
    if (!(error instanceof Error) || !/no (?:transaction|such savepoint)/.test(error.message)) {
      throw error;
    }
  }
}
