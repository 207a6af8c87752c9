import { readFile, stat } from "node:fs/promises";
import { Unzip, UnzipInflate } from "fflate";
import { readSheet } from "read-excel-file/node";
import { MesaError } from "../errors/mesa-error.ts";
import { unreadableFile } from "../errors/unreadable-file.ts";
import type { Table, TableRow } from "../ports/table-files.ts";
import { namedCells } from "./named-cells.ts";

/** Limits of a workbook, which is read into memory as a whole. */
const maxPackedBytes = 30 * 1024 * 1024;
const maxUnpackedBytes = 64 * 1024 * 1024;

/**
 * Opens the first sheet of an Excel workbook, whose first row is the heading.
 *
 * @throws MesaError `archivo-ilegible`; `tabla-ilegible` for a file that is no workbook;
 *   `tabla-demasiado-grande` for one that exceeds a limit, packed or unpacked
 */
export async function openXlsx(path: string): Promise<Table> {
  const bytes = await readBounded(path);
  if (!unpacksWithin(bytes, maxUnpackedBytes)) throw tooLarge(path);
  const sheet = await readCells(bytes, path);
  const [heading = [], ...body] = sheet;
  const columns = heading.map((cell) => (cell === null ? "" : String(cell).trim()));
  if (columns.every((name) => name === "")) throw unreadable(path);
  const rows = body.map((cells, at): TableRow => ({
    line: at + 2,
    cells: namedCells(columns, (place) => cells[place] ?? null),
  }));
  const full = rows.filter(({ cells }) => Object.values(cells).some((cell) => cell !== null));
  return { format: "xlsx", columns, delimiter: ";", count: full.length, rows: () => each(full) };
}

async function readCells(bytes: Buffer, path: string) {
  try {
    return await readSheet(bytes);
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, cause?: unknown): MesaError {
  return new MesaError("tabla-ilegible", { params: { archivo: path, detalle: "XLSX" }, cause });
}

function tooLarge(path: string): MesaError {
  const params = { archivo: path, maximo: maxUnpackedBytes / 2 ** 20 };
  return new MesaError("tabla-demasiado-grande", { params });
}

async function* each(rows: readonly TableRow[]): AsyncGenerator<TableRow> {
  for (const row of rows) yield await Promise.resolve(row);
}

async function readBounded(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > maxPackedBytes) throw tooLarge(path);
    return await readFile(path);
  } catch (error) {
    if (error instanceof MesaError) throw error;
    throw unreadableFile(path, error);
  }
}

/**
 * Whether a zip archive unpacks to at most `limit` bytes. It is really unpacked, piece by piece, since
 * the sizes in its directory may be false.
 */
function unpacksWithin(bytes: Buffer, limit: number): boolean {
  const seen = { bytes: 0, broken: false };
  const unzip = new Unzip((file) => {
    file.ondata = (error, piece) => {
      if (error !== null) seen.broken = true;
      else seen.bytes += piece.length;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  const stepBytes = 16 * 1024;
  for (let at = 0; at < bytes.length; at += stepBytes) {
    if (seen.broken || seen.bytes > limit) break;
    try {
      unzip.push(bytes.subarray(at, at + stepBytes), at + stepBytes >= bytes.length);
    } catch {
      // The reader itself will report that this is no archive.
      return true;
    }
  }
  return seen.bytes <= limit;
}
