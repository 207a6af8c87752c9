import { neutralize } from "./neutralize.ts";
import { jsonText } from "../domain/json-text.ts";
import { guardFormulas } from "../domain/formula-guard.ts";

/** RFC 4180 with a heading line; columns are the keys of all rows, no cell is a formula or
 * holds an invisible character. */
export function toCsv(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const plain = (cell: unknown): unknown => (typeof cell === "string" ? neutralize(cell) : cell);
  const lines = [columns, ...rows.map((row) => columns.map((column) => plain(row[column])))];
  return lines.map((cells) => csvLine(cells, ",")).join("");
}

/** One line with its end. */
export function csvLine(cells: readonly unknown[], delimiter: string): string {
  return `${cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)}\r\n`;
}

function csvCell(value: unknown, delimiter: string): string {
  const text = typeof value === "string" ? value : value == null ? "" : jsonText(value);
  const harmless = guardFormulas(text);
  return /["\r\n]/.test(harmless) || harmless.includes(delimiter)
    ? `"${harmless.replaceAll('"', '""')}"`
    : harmless;
}
