import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import * as z from "zod";
import type { Database, Engine } from "../sqlite/database.ts";
import { openEngine } from "../sqlite/open-engine.ts";
import { ledgerMigrations } from "./ledger-schema.ts";

/** As an earlier version may have written it: newer columns are not there. */
const oldRow = z.looseObject({ solicitud: z.string(), estado: z.string() });
const storable = z.union([z.string(), z.number(), z.null()]);
const column = z.object({ name: z.string() });
const largest = z.object({ most: z.number().nullable() });

/** No row is smaller than this. Bytes. */
const smallestRow = 200;

/**
 * Takes into the journal what can still be read of databases that were set aside as damaged, each
 * of them once. What had not been settled counts as of unknown fate: the desk is asked before it is
 * sent. The damaged files themselves stay as they are.
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

/** What is no entry any more is found out, and moved out of the way, when it is first read. */
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

/** Reads a copy, since SQLite would mend or change what it opens. */
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
    rmSync(place, { recursive: true, force: true });
  }
}

function copyDatabase(from: string, to: string): void {
  for (const end of ["", "-wal"]) {
    rmSync(to + end, { force: true });
    if (existsSync(from + end)) copyFileSync(from + end, to + end);
  }
  rmSync(`${to}-shm`, { force: true });
}

/**
 * The first page holds the header and where each table begins. The journal's table is the first
 * one of every such database, so an empty one's page leads to the rows of another.
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
  // In pages, and without a list of free ones (SQLite's file format, 1.3).
  page.writeUInt32BE(Math.ceil(statSync(path).size / 4096), 28);
  page.fill(0, 32, 40);
  const file = openSync(path, "r+");
  try {
    writeSync(file, page, 0, page.length, 0);
  } finally {
    closeSync(file);
  }
}

/** Row by row: one that lies on a damaged page costs no other. */
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

function collectRows(engine: Engine, size: number): readonly unknown[] {
  const largestRow = attempt(() =>
    engine.prepare("SELECT max(rowid) AS most FROM entradas").get([]),
  );
  const most = largest.safeParse(largestRow).data?.most ?? 0;
  const prepare = () => engine.prepare("SELECT * FROM entradas WHERE rowid = ?");
  let byRowid = prepare();
  const rows: unknown[] = [];
  for (let rowid = 1; rowid <= Math.max(most, size / smallestRow); rowid += 1) {
    const row = attempt(() => byRowid.get([rowid]));
    // One engine answers no more from a statement that has failed.
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
