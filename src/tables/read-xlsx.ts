import { readFile, stat } from "node:fs/promises";
import { Unzip, UnzipInflate } from "fflate";
import { readSheet } from "read-excel-file/node";
import { MesaError } from "../errors/mesa-error.ts";
import type { Table, TableRow } from "../ports/tables.ts";

/** A workbook is read whole, so it has limits. Bytes, packed and unpacked. */
const limits = { packed: 30 * 1024 * 1024, unpacked: 300 * 1024 * 1024 } as const;

/**
 * The first sheet of an Excel workbook, its first row being the heading.
 *
 * @throws MesaError `archivo-ilegible`; `tabla-ilegible` for what is no workbook or unpacks to more
 *   than anybody would type
 */
export async function openXlsx(path: string): Promise<Table> {
  const bytes = await readBounded(path);
  const unreadable = (detalle: string, cause?: unknown): MesaError =>
    new MesaError("tabla-ilegible", { params: { archivo: path, detalle }, cause });
  if (!unpacksWithin(bytes, limits.unpacked)) throw unreadable("XLSX, 300 MB");
  try {
    const [heading = [], ...body] = await readSheet(bytes);
    const columns = heading.map((cell) => (cell === null ? "" : String(cell).trim()));
    const rows = body.map((cells, at): TableRow => ({
      line: at + 2,
      cells: Object.fromEntries(columns.map((name, place) => [name, cells[place] ?? null])),
    }));
    const full = rows.filter(({ cells }) => Object.values(cells).some((cell) => cell !== null));
    return { format: "xlsx", columns, delimiter: ";", rows: () => each(full) };
  } catch (error) {
    throw unreadable("XLSX", error);
  }
}

async function* each(rows: readonly TableRow[]): AsyncGenerator<TableRow> {
  for (const row of rows) yield await Promise.resolve(row);
}

async function readBounded(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > limits.packed) throw new RangeError(`${size} bytes`);
    return await readFile(path);
  } catch (error) {
    throw new MesaError("archivo-ilegible", { params: { archivo: path }, cause: error });
  }
}

/**
 * Whether all that is packed stays below a limit: by really unpacking, piece by piece, since the
 * sizes in the file's own directory may lie.
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
  const step = 16 * 1024;
  for (let at = 0; at < bytes.length; at += step) {
    if (seen.broken || seen.bytes > limit) break;
    try {
      unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
    } catch {
      // The reader itself will say that this is no archive.
      return true;
    }
  }
  return seen.bytes <= limit;
}
