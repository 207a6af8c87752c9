import { accessSync, constants, statSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { MesaError } from "../errors/mesa-error.ts";
import { diskError } from "../platform/files/replace-file.ts";
import type { Database } from "./database.ts";
import { migrate, openDatabase, schemaVersion, toMesaError, wrapEngine } from "./open-database.ts";
import { openEngine, openUri } from "./open-engine.ts";

/** A database, and whether it is only for reading because its folder can't be written. */
export interface ReadableDatabase {
  readonly database: Database;
  readonly isReadOnly: boolean;
}

/**
 * Opens a database as `openDatabase` does, or for reading only where its folder can't be written: on a
 * disk that is mounted read-only, or without permission. A file that does not exist there reads as an
 * empty one. Whatever would write throws `disco`.
 *
 * @throws MesaError as `openDatabase`; `disco` too where the tables of a read-only file are older
 */
export async function openReadable(
  path: string,
  migrations: readonly string[],
): Promise<ReadableDatabase> {
  if (!isUnwritable(dirname(path))) {
    return { database: await openDatabase(path, migrations), isReadOnly: false };
  }
  return { database: openForReading(path, migrations), isReadOnly: true };
}

/** Whether nothing can be made in a folder, or in the nearest one above it where it does not exist. */
function isUnwritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return false;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" && dirname(folder) !== folder) return isUnwritable(dirname(folder));
    return code === "EACCES" || code === "EPERM" || code === "EROFS";
  }
}

function openForReading(path: string, migrations: readonly string[]): Database {
  const found = inodeOf(path);
  const exists = found !== undefined;
  const file = { path, ino: found ?? -1 };
  try {
    const engine = exists ? openUri(readOnlyUri(path)) : openEngine(":memory:");
    const database = wrapEngine(engine, file);
    try {
      if (!exists) migrate(database, migrations, path);
      const version = schemaVersion(database);
      if (version > migrations.length)
        throw new MesaError("base-mas-nueva", { params: { ruta: path } });
      if (version < migrations.length) throw new MesaError("disco", { params: { ruta: path } });
      database.exec("PRAGMA query_only=ON");
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    throw toMesaError(error, file, { close: () => {} });
  }
}

/** The inode of a file; undefined where there is none. @throws MesaError `disco` where nobody may look */
function inodeOf(path: string): number | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })?.ino;
  } catch (error) {
    throw diskError(path, error);
  }
}

/**
 * The URI that lets SQLite read a file without making one beside it (https://sqlite.org/uri.html):
 * `immutable` where everything is in the file itself, `mode=ro` where a process that died left a
 * write-ahead log.
 */
function readOnlyUri(path: string): string {
  const hasLog = (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
  return `${pathToFileURL(path).href}?${hasLog ? "mode=ro" : "immutable=1"}`;
}
