import type { DataSheet } from "../ports/table-files.ts";
import { cellStyles, letters, mainNamespace, packWorkbook, row, xml } from "./pack-workbook.ts";

/** Makes a workbook with one sheet of data: numbers as numbers, the rest as text, never as formulas. */
export function dataWorkbook({ name, columns, rows }: DataSheet): AsyncIterable<Uint8Array> {
  return packWorkbook([{ name, xml: sheetXml(columns, rows) }]);
}

async function* sheetXml(
  columns: DataSheet["columns"],
  rows: DataSheet["rows"],
): AsyncGenerator<string> {
  const widths = columns.map(
    (_one, at) => `<col min="${at + 1}" max="${at + 1}" width="20" customWidth="1"/>`,
  );
  const heading = row(1, columns, cellStyles.heading);
  yield `<worksheet xmlns="${mainNamespace}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData>${heading}`;
  let line = 1;
  for await (const cells of rows) {
    line += 1;
    const inner = columns.map((column, place) =>
      cell(`${letters(place)}${line}`, cells[column] ?? null),
    );
    yield `<row r="${line}">${inner.join("")}</row>`;
  }
  const last = `${letters(Math.max(columns.length - 1, 0))}${line}`;
  yield `</sheetData><autoFilter ref="A1:${last}"/></worksheet>`;
}

function cell(place: string, value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number")
    return `<c r="${place}" s="${cellStyles.plain}"><v>${value}</v></c>`;
  const text = `<is><t xml:space="preserve">${xml(value)}</t></is>`;
  return `<c r="${place}" s="${cellStyles.text}" t="inlineStr">${text}</c>`;
}
