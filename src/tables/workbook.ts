import { strToU8, zipSync } from "fflate";
import type { TemplateColumn } from "../ports/tables.ts";

interface Words {
  readonly sheet: string;
  readonly lists: string;
  readonly help: string;
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const kinds = "http://schemas.openxmlformats.org/package/2006/relationships";
const types = "http://schemas.openxmlformats.org/package/2006/content-types";
const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Rows below the heading that offer their lists. */
const rows = 5000;

/**
 * A workbook (ECMA-376) to be filled in: a sheet whose cells are text, so that Excel changes no
 * zeros and no dates, with a list to choose from and help where there is one; the lists; the help.
 */
export function workbook(columns: readonly TemplateColumn[], words: Words): Uint8Array {
  const lists = columns.filter(({ choices }) => choices.length > 0);
  const names = [words.sheet, words.lists, words.help];
  const sheets = [formSheet(columns, lists, words), listSheet(lists), helpSheet(columns)];
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>${sheets.map((_one, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${sheetType}.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${kinds}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${names.map((name, at) => `<sheet name="${xml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${kinds}">${sheets.map((_one, at) => `<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join("")}<Relationship Id="rId9" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf fontId="1" numFmtId="49" applyFont="1" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheet])),
  };
  const packed = Object.entries(parts).map(([name, text]) => [name, strToU8(head + text)] as const);
  // The same template is the same bytes on every day.
  return zipSync(Object.fromEntries(packed), { mtime: new Date("2026-01-01T12:00:00") });
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
  return `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData>${row(
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
  return `<worksheet xmlns="${main}"><sheetData>${heading}${body.join("")}</sheetData></worksheet>`;
}

function helpSheet(columns: readonly TemplateColumn[]): string {
  const lines = columns.map(({ name, required, help }, at) =>
    row(at + 1, [required ? `${name} *` : name, help], 1),
  );
  return `<worksheet xmlns="${main}"><cols><col min="1" max="1" width="24" customWidth="1"/><col min="2" max="2" width="100" customWidth="1"/></cols><sheetData>${lines.join("")}</sheetData></worksheet>`;
}

function row(number: number, cells: readonly string[], style: number): string {
  const inner = cells.map(
    (text, at) =>
      `<c r="${letters(at)}${number}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`,
  );
  return `<row r="${number}">${inner.join("")}</row>`;
}

/** 0 → A, 25 → Z, 26 → AA. */
function letters(at: number): string {
  const rest = at < 26 ? "" : letters(Math.floor(at / 26) - 1);
  return rest + String.fromCharCode(65 + (at % 26));
}

function xml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
