import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import * as z from "zod/mini";
import { MesaError } from "../errors/mesa-error.ts";
import type { Database, Engine, SqlValue } from "./database.ts";
import { openEngine } from "./open-engine.ts";
import { setAside, setAsideCopies } from "./set-aside.ts";

const userVersion = z.object({ user_version: z.coerce.number() });

/** What SQLite says of a file that is no database, or no longer a whole one. */
const damaged =
  /not a database|disk image is malformed|malformed database schema|file is encrypted/i;

/** What SQLite says of a disk that is full or takes nothing. */
const unwritable =
  /disk is full|disk I\/O error|readonly database|unable to open|unable to delete|out of memory/i;

/** What SQLite says when others have kept the file to themselves for too long. */
const busy = /database (table |schema )?is locked/i;

/** How long one process waits for another, and between two looks where SQLite won't. Milliseconds. */
const patience = 20_000;
const pause = 10;

/**
 * Opens a database that survives `kill -9` and serves many processes: write-ahead log, every
 * commit flushed to disk, writers wait for one another. Its tables are brought up to date first.
 * Only its owner can read the file. Every method throws `disco` where nothing can be written and
 * `base-ocupada` where others would not let go, and sets the file aside where it turns out to be
 * damaged.
 *
 * @param migrations  SQL scripts, oldest first; a file remembers how many it has seen
 * @throws MesaError `base-danada` (the file is set aside, not deleted), `base-mas-nueva`, `disco`,
 *   `base-ocupada`
 */
export async function openDatabase(path: string, migrations: readonly string[]): Promise<Database> {
  const engine = openPrivately(path);
  const { ino } = statSync(path);
  try {
    engine.exec(
      `PRAGMA busy_timeout=${patience}; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON`,
    );
    await writeAhead(engine);
    const database = wrap(engine, { path, ino });
    migrate(database, migrations, path);
    return database;
  } catch (error) {
    engine.close();
    throw toMesaError(error, { path, ino });
  }
}

/** The file is made before SQLite sees it: its companions (`-wal`, `-shm`) inherit its mode. */
function openPrivately(path: string): Engine {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    repairFolder(dirname(path));
    if (!existsSync(path)) closeSync(openSync(path, "a", 0o600));
    chmodSync(path, 0o600);
    return openEngine(path);
  } catch (error) {
    throw new MesaError("disco", { params: { ruta: path }, cause: error });
  }
}

/** A folder of ours that became wider is taken back; one that all share (sticky) is left alone. */
function repairFolder(folder: string): void {
  const { mode, uid } = statSync(folder);
  const ours = uid === process.getuid?.() && (mode & 0o1000) === 0;
  if (ours && (mode & 0o077) !== 0) chmodSync(folder, 0o700);
}

/**
 * Of several that make a new file one with a log at the same moment, SQLite refuses all but one at
 * once, whatever its time-out: waiting for one another they could wait for ever.
 */
async function writeAhead(engine: Engine): Promise<void> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      engine.exec("PRAGMA journal_mode=WAL");
      return;
    } catch (error) {
      const again = error instanceof Error && busy.test(error.message);
      if (!again || performance.now() >= until) throw error;
    }
    await setTimeout(pause);
  }
}

function migrate(database: Database, migrations: readonly string[], path: string): void {
  const seen = (): number => userVersion.parse(database.get("PRAGMA user_version")).user_version;
  if (seen() === migrations.length) return;
  database.transaction(() => {
    const version = seen();
    if (version > migrations.length)
      throw new MesaError("base-mas-nueva", { params: { ruta: path } });
    for (const script of migrations.slice(version)) database.exec(script);
    database.exec(`PRAGMA user_version=${migrations.length}`);
  });
}

/** A file as it was when it was opened. */
interface OpenedFile {
  readonly path: string;
  readonly ino: number;
}

/** The failures of SQLite that a user can do something about. */
function toMesaError(error: unknown, { path, ino }: OpenedFile): unknown {
  if (!(error instanceof Error) || error instanceof MesaError) return error;
  const details = { params: { ruta: path }, cause: error };
  if (unwritable.test(error.message)) return new MesaError("disco", details);
  if (busy.test(error.message)) return new MesaError("base-ocupada", details);
  if (!damaged.test(error.message)) return error;
  const still = statSync(path, { throwIfNoEntry: false })?.ino === ino;
  const params = {
    ruta: path,
    aparte: still ? setAside(path) : (setAsideCopies(path).at(-1) ?? path),
  };
  return new MesaError("base-danada", { params, cause: error });
}

/** How a transaction begins, ends and is undone; one within another is a part of it. */
const whole = ["BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"] as const;
const part = ["SAVEPOINT parte", "RELEASE parte", "ROLLBACK TO parte; RELEASE parte"] as const;

function wrap(engine: Engine, file: OpenedFile): Database {
  const statements = new Map<string, ReturnType<Engine["prepare"]>>();
  let inside = false;
  let closed = false;

  function told<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw toMesaError(error, file);
    }
  }

  function prepared(sql: string): ReturnType<Engine["prepare"]> {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = engine.prepare(sql);
    statements.set(sql, statement);
    return statement;
  }

  return {
    exec: (sql) => told(() => engine.exec(sql)),
    run: (sql: string, values: readonly SqlValue[] = []) =>
      told(() => Number(prepared(sql).run(values).changes)),
    get: (sql, values = []) => told(() => prepared(sql).get(values)),
    all: (sql, values = []) => told(() => prepared(sql).all(values)),
    transaction: (work) =>
      told(() => {
        const [begin, end, back] = inside ? part : whole;
        const outer = inside;
        engine.exec(begin);
        inside = true;
        try {
          const result = work();
          engine.exec(end);
          return result;
        } catch (error) {
          rollBack(engine, back);
          throw error;
        } finally {
          inside = outer;
        }
      }),
    close() {
      // One of the two engines takes a second time for a mistake.
      if (closed) return;
      closed = true;
      statements.clear();
      engine.close();
    },
  };
}

/** SQLite has done so itself after some failures, a full disk among them. */
function rollBack(engine: Engine, back: string): void {
  try {
    engine.exec(back);
  } catch (error) {
    if (!(error instanceof Error) || !/no (?:transaction|such savepoint)/.test(error.message)) {
      throw error;
    }
  }
}
