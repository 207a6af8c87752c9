import { readFile, stat } from "node:fs/promises";
import { Unzip, UnzipInflate, unzipSync, zipSync } from "fflate";
import { readSheet } from "read-excel-file/node";
import { withoutInvisible } from "../domain/invisible.ts";
import { decodeText } from "../domain/text-encoding.ts";
import { MesaError } from "../errors/mesa-error.ts";
import { unreadableFile } from "../errors/unreadable-file.ts";
import type { Table, TableNotice, TableRow } from "../ports/table-files.ts";
import { namedCells } from "./named-cells.ts";
import { letters } from "./pack-workbook.ts";
import { kindOf, oleCause, zipCause } from "./workbook-kind.ts";
import { readableSheet, textOf, withoutCdata, worksheetsOf } from "./workbook-parts.ts";

/** Limits of a workbook, which is read into memory as a whole. */
const maxPackedBytes = 30 * 1024 * 1024;
const maxUnpackedBytes = 64 * 1024 * 1024;

/**
 * Opens the first visible worksheet of an Excel workbook. Its first row that is not empty is the
 * heading.
 *
 * @throws MesaError `archivo-ilegible`; `tabla-ilegible` for a file that is no workbook;
 *   `tabla-demasiado-grande` for one that exceeds a limit, packed or unpacked
 */
export async function openXlsx(path: string): Promise<Table> {
  const bytes = await readBounded(path);
  if (kindOf(bytes) === "ole") throw unreadable(path, oleCause(bytes));
  if (!unpacksWithin(bytes, maxUnpackedBytes)) throw tooLarge(path);
  const parts = unpack(bytes, path);
  const cause = zipCause(parts);
  if (cause !== undefined) throw unreadable(path, cause);
  const sheets = worksheetsOf(parts);
  const [first] = sheets;
  if (first === undefined) throw unreadable(path, "sin-hojas");
  const { xml, facts } = readableSheet(textOf(parts, first.path));
  parts.set(first.path, Buffer.from(withoutDeclaration(xml)));
  for (const [name, part] of parts) {
    const isStrings = /sharedStrings\.xml$/i.test(name);
    if (isStrings) parts.set(name, Buffer.from(withoutDeclaration(withoutCdata(decodeText(part)))));
  }
  const cells = await readCells(parts, first.name, path);
  const top = cells.findIndex((row) => row.some((cell) => !isBlank(cell)));
  const columns = (cells[top] ?? []).map((cell) => withoutInvisible(String(cell ?? "")).trim());
  const rows = cells.slice(top + 1).map((row, at): TableRow => {
    const line = top + at + 2;
    const uncalculated = columns.filter((_name, place) =>
      facts.uncalculated.has(`${letters(place)}${line}`),
    );
    return {
      line,
      cells: namedCells(columns, (place) => row[place] ?? null),
      ...(uncalculated.length > 0 && { uncalculated }),
    };
  });
  const full = rows.filter(({ cells: named }) => Object.values(named).some((one) => !isBlank(one)));
  if (columns.every((name) => name === "")) {
    const params = { archivo: path, hoja: first.name, causa: "hoja-vacia" };
    throw new MesaError("tabla-ilegible", { params: { ...params, hojas: namesOf(sheets) } });
  }
  const hidden = full.map(({ line }) => line).filter((line) => facts.hidden.includes(line));
  const others = sheets.slice(1);
  return {
    format: "xlsx",
    columns,
    delimiter: ";",
    sheet: first.name,
    ...(others.length > 0 && { otherSheets: namesOf(others) }),
    count: full.length,
    notices: hiddenRows(hidden),
    rows: () => each(full),
  };
}

function isBlank(cell: unknown): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");
}

/** Rows that are named in a notice; of more the number is shown. */
const maxNamed = 10;

function hiddenRows(lines: readonly number[]): readonly TableNotice[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, maxNamed).join(", ");
  const filas = lines.length > maxNamed ? `${shown}…` : shown;
  return [{ code: "filas-ocultas", params: { numero: lines.length, filas } }];
}

function namesOf(sheets: readonly { readonly name: string }[]): string {
  return sheets
    .slice(0, maxNamed)
    .map(({ name }) => name)
    .join(", ");
}

/** Parts are written as UTF-8, whatever their declaration said. */
function withoutDeclaration(xml: string): string {
  return xml.replace(/^<\?xml[^>]*\?>/, "");
}

/** @throws MesaError `tabla-ilegible` */
function unpack(bytes: Buffer, path: string): Map<string, Uint8Array> {
  try {
    return new Map(Object.entries(unzipSync(bytes)));
  } catch (error) {
    throw unreadable(path, "zip-danado", error);
  }
}

async function readCells(parts: ReadonlyMap<string, Uint8Array>, sheet: string, path: string) {
  try {
    const packed = zipSync(Object.fromEntries(parts), { level: 0 });
    return await readSheet(Buffer.from(packed), sheet);
  } catch (error) {
    throw unreadable(path, "libro-danado", error);
  }
}

function unreadable(path: string, causa: string, cause?: unknown): MesaError {
  return new MesaError("tabla-ilegible", { params: { archivo: path, causa }, cause });
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
