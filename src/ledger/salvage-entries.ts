import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import * as z from "zod";
import { removeFileSync, removeFolderSync } from "../platform/files/replace-file.ts";
import type { Database, Engine } from "../sqlite/database.ts";
import { openEngine } from "../sqlite/open-engine.ts";
import { ledgerMigrations } from "./ledger-schema.ts";

/** A row of any version: newer columns may be missing. */
const oldRow = z.looseObject({ solicitud: z.string(), estado: z.string() });
const storable = z.union([z.string(), z.number(), z.null()]);
const column = z.object({ name: z.string() });
const maxRowidRow = z.object({ max_rowid: z.number().nullable() });

/** No row is smaller than this. */
const minRowBytes = 200;

/**
 * Copies the entries that can still be read from databases that were set aside as damaged into the
 * journal, once for each database. Unsettled entries get the state `desconocido`, so that the desk is
 * asked before anything is sent again. The damaged files are not changed.
 */
export function salvageEntries(
  copies: readonly string[],
  database: Database,
  clock: () => Date,
): void {
  for (const path of copies) {
    const task = `rescate ${basename(path)}`;
    const done = (): boolean =>
      database.get("SELECT tarea FROM turnos WHERE tarea = ?", [task]) != null;
    if (done()) continue;
    const rows = readableRows(path);
    database.transaction(() => {
      if (done()) return;
      for (const row of rows) takeIn(row, database);
      database.run("INSERT INTO turnos VALUES (?, ?)", [task, clock().toISOString()]);
    });
  }
}

/** Inserts a row without checking it: a bad one is set aside when it is first read. */
function takeIn(row: unknown, database: Database): void {
  const parsed = oldRow.safeParse(row);
  if (!parsed.success) return;
  const open = ["pendiente", "enviando"].includes(parsed.data.estado);
  const now: Readonly<Record<string, unknown>> = {
    ...parsed.data,
    ...(open && { estado: "desconocido", dueno: null, plazo: null }),
  };
  const cells = database
    .all("SELECT name FROM pragma_table_info('entradas')")
    .map((one) => column.parse(one).name)
    .flatMap((name) => {
      const value = storable.safeParse(now[name]);
      return value.success ? [{ name, value: value.data }] : [];
    });
  database.run(
    `INSERT OR IGNORE INTO entradas (${cells.map(({ name }) => name).join(", ")})
       VALUES (${cells.map(() => "?").join(", ")})`,
    cells.map(({ value }) => value),
  );
}

/** Reads the rows from a copy of the database, since SQLite would change the file it opens. */
function readableRows(path: string): readonly unknown[] {
  const place = mkdtempSync(join(tmpdir(), "mesa-rescate-"));
  try {
    const copy = join(place, "libro.db");
    copyDatabase(path, copy);
    const rows = rowsOf(copy);
    if (rows.length > 0) return rows;
    copyDatabase(path, copy);
    graftFirstPage(copy, place);
    return rowsOf(copy);
  } finally {
    removeFolderSync(place);
  }
}

function copyDatabase(from: string, to: string): void {
  for (const end of ["", "-wal"]) {
    removeFileSync(to + end);
    if (existsSync(from + end)) copyFileSync(from + end, to + end);
  }
  removeFileSync(`${to}-shm`);
}

/**
 * Replaces the first page, which has the header and the place of each table, with that of an empty
 * journal. The table of entries is the first one in every journal, so the new page leads to its rows.
 */
function graftFirstPage(path: string, place: string): void {
  const fresh = join(place, "vacio.db");
  const engine = openEngine(fresh);
  try {
    for (const script of ledgerMigrations) engine.exec(script);
  } finally {
    engine.close();
  }
  const page = readFileSync(fresh).subarray(0, 4096);
  // The size in pages, and an empty list of free pages (SQLite's file format, 1.3).
  page.writeUInt32BE(Math.ceil(statSync(path).size / 4096), 28);
  page.fill(0, 32, 40);
  const file = openSync(path, "r+");
  try {
    writeSync(file, page, 0, page.length, 0);
  } finally {
    closeSync(file);
  }
}

/** The rows that can be read; none where the file is no database. */
function rowsOf(path: string): readonly unknown[] {
  let engine: Engine | undefined;
  try {
    engine = openEngine(path);
    return collectRows(engine, statSync(path).size);
  } catch {
    return [];
  } finally {
    engine?.close();
  }
}

/** Reads row by row, so that a damaged page only loses its own rows. */
function collectRows(engine: Engine, size: number): readonly unknown[] {
  const largestRow = attempt(() =>
    engine.prepare("SELECT max(rowid) AS max_rowid FROM entradas").get([]),
  );
  const maxRowid = maxRowidRow.safeParse(largestRow).data?.max_rowid ?? 0;
  const prepare = () => engine.prepare("SELECT * FROM entradas WHERE rowid = ?");
  let byRowid = prepare();
  const rows: unknown[] = [];
  for (let rowid = 1; rowid <= Math.max(maxRowid, size / minRowBytes); rowid += 1) {
    const row = attempt(() => byRowid.get([rowid]));
    // After a failure, one of the engines needs a new statement.
    if (row === failed) byRowid = prepare();
    else if (row != null) rows.push(row);
  }
  return rows;
}

const failed = Symbol("failed");

function attempt(look: () => unknown): unknown {
  try {
    return look();
  } catch {
    return failed;
  }
}
