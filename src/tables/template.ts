import { jsonText } from "../domain/json-text.ts";
import type { TableFormat, TemplateColumn, TemplateWords } from "../ports/table-files.ts";
import { csvLine } from "../view/to-csv.ts";
import { cellStyles, letters, mainNamespace, packWorkbook, row, xml } from "./pack-workbook.ts";

/** How many rows below the heading have lists to choose from. */
const validatedRows = 5000;

/** Makes an empty table: a heading row for spreadsheets, one object with every key for NDJSON. */
export async function templateBytes(
  format: TableFormat,
  columns: readonly TemplateColumn[],
  words: TemplateWords,
): Promise<Uint8Array> {
  const names = columns.map(({ name }) => name);
  switch (format) {
    case "csv":
      return Buffer.from(`\ufeff${csvLine(names, ";")}`);
    case "ndjson":
      return Buffer.from(`${jsonText(emptyRow(columns))}\n`);
    case "xlsx":
      return await workbook(columns, words);
  }
}

function emptyRow(columns: readonly TemplateColumn[]) {
  return Object.fromEntries(columns.map(({ name, list }) => [name, list ? [] : ""]));
}

/**
 * Makes a workbook to be filled in (ECMA-376) with three sheets. In the first, all cells are text, so
 * that Excel changes no zeros or dates, and have help and, where there is one, a list to choose from.
 * The others have the lists, and the help with an example: nothing of these is ever sent.
 */
async function workbook(
  columns: readonly TemplateColumn[],
  words: TemplateWords,
): Promise<Uint8Array> {
  const lists = columns.filter(({ choices }) => choices.length > 0);
  const pieces: Uint8Array[] = [];
  const packed = packWorkbook([
    { name: words.sheet, xml: [formSheet(columns, lists, words)] },
    { name: words.lists, xml: [listSheet(lists)] },
    { name: words.help, xml: [helpSheet(columns, words)] },
  ]);
  for await (const piece of packed) pieces.push(piece);
  return Buffer.concat(pieces);
}

function formSheet(
  columns: readonly TemplateColumn[],
  lists: readonly TemplateColumn[],
  words: TemplateWords,
): string {
  const validations = columns.map((column, at) => {
    const letter = letters(at);
    const list = lists.indexOf(column);
    const help = `showInputMessage="1" promptTitle="${xml(column.name)}" prompt="${xml(column.help.slice(0, 255))}"`;
    const place = `sqref="${letter}2:${letter}${validatedRows}"`;
    if (list === -1) return `<dataValidation allowBlank="1" ${help} ${place}/>`;
    const end = column.choices.length + 1;
    const source = `'${words.lists}'!$${letters(list)}$2:$${letters(list)}$${end}`;
    return `<dataValidation type="list" allowBlank="1" ${help} ${place}><formula1>${xml(source)}</formula1></dataValidation>`;
  });
  const widths = columns.map(
    (_one, at) => `<col min="${at + 1}" max="${at + 1}" width="24" style="1" customWidth="1"/>`,
  );
  return `<worksheet xmlns="${mainNamespace}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData>${row(
    1,
    columns.map(({ name }) => name),
    cellStyles.heading,
  )}</sheetData><dataValidations count="${validations.length}">${validations.join("")}</dataValidations></worksheet>`;
}

function listSheet(lists: readonly TemplateColumn[]): string {
  const listLength = Math.max(0, ...lists.map(({ choices }) => choices.length));
  const body = Array.from({ length: listLength }, (_none, at) =>
    row(
      at + 2,
      lists.map(({ choices }) => choices[at] ?? ""),
      cellStyles.text,
    ),
  );
  const heading = row(
    1,
    lists.map(({ name }) => name),
    cellStyles.heading,
  );
  return `<worksheet xmlns="${mainNamespace}"><sheetData>${heading}${body.join("")}</sheetData></worksheet>`;
}

function helpSheet(columns: readonly TemplateColumn[], words: TemplateWords): string {
  const heading = row(1, words.helpHeading, cellStyles.heading);
  const lines = columns.map(({ name, required, help, example }, at) =>
    row(at + 2, [required ? `${name} *` : name, help, example], cellStyles.text),
  );
  const widths = [24, 100, 60].map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  return `<worksheet xmlns="${mainNamespace}"><cols>${widths.join("")}</cols><sheetData>${heading}${lines.join("")}</sheetData></worksheet>`;
}
