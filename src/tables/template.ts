import type { TableFormat, TemplateColumn } from "../ports/table-files.ts";
import { csvLine } from "../view/to-csv.ts";
import { workbook } from "./workbook.ts";

/** An empty table: a heading for spreadsheets, an object with every key for programs. */
export function templateBytes(
  format: TableFormat,
  columns: readonly TemplateColumn[],
  words: { readonly sheet: string; readonly lists: string; readonly help: string },
): Uint8Array {
  const names = columns.map(({ name }) => name);
  switch (format) {
    case "csv":
      return Buffer.from(`\ufeff${csvLine(names, ";")}`);
    case "ndjson":
      return Buffer.from(`${JSON.stringify(emptyRow(columns))}\n`);
    case "xlsx":
      return workbook(columns, words);
  }
}

function emptyRow(columns: readonly TemplateColumn[]) {
  return Object.fromEntries(columns.map(({ name, list }) => [name, list ? [] : ""]));
}
