import type { TemplateColumn } from "../ports/table-files.ts";
import { letters, mainNamespace, packWorkbook, row, xml } from "./pack-workbook.ts";

interface Words {
  readonly sheet: string;
  readonly lists: string;
  readonly help: string;
}

/** Rows below the heading that offer their lists. */
const rows = 5000;

/**
 * A workbook (ECMA-376) to be filled in: a sheet whose cells are text, so that Excel changes no
 * zeros and no dates, with a list to choose from and help where there is one; the lists; the help.
 */
export function workbook(columns: readonly TemplateColumn[], words: Words): Uint8Array {
  const lists = columns.filter(({ choices }) => choices.length > 0);
  return packWorkbook([
    { name: words.sheet, xml: formSheet(columns, lists, words) },
    { name: words.lists, xml: listSheet(lists) },
    { name: words.help, xml: helpSheet(columns) },
  ]);
}

function formSheet(
  columns: readonly TemplateColumn[],
  lists: readonly TemplateColumn[],
  words: Words,
): string {
  const validations = columns.map((column, at) => {
    const letter = letters(at);
    const list = lists.indexOf(column);
    const help = `showInputMessage="1" promptTitle="${xml(column.name)}" prompt="${xml(column.help.slice(0, 255))}"`;
    const place = `sqref="${letter}2:${letter}${rows}"`;
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
    2,
  )}</sheetData><dataValidations count="${validations.length}">${validations.join("")}</dataValidations></worksheet>`;
}

function listSheet(lists: readonly TemplateColumn[]): string {
  const longest = Math.max(0, ...lists.map(({ choices }) => choices.length));
  const body = Array.from({ length: longest }, (_none, at) =>
    row(
      at + 2,
      lists.map(({ choices }) => choices[at] ?? ""),
      1,
    ),
  );
  const heading = row(
    1,
    lists.map(({ name }) => name),
    2,
  );
  return `<worksheet xmlns="${mainNamespace}"><sheetData>${heading}${body.join("")}</sheetData></worksheet>`;
}

function helpSheet(columns: readonly TemplateColumn[]): string {
  const lines = columns.map(({ name, required, help }, at) =>
    row(at + 1, [required ? `${name} *` : name, help], 1),
  );
  return `<worksheet xmlns="${mainNamespace}"><cols><col min="1" max="1" width="24" customWidth="1"/><col min="2" max="2" width="100" customWidth="1"/></cols><sheetData>${lines.join("")}</sheetData></worksheet>`;
}
