import { strToU8, Zip, ZipDeflate } from "fflate";

/** A sheet: the name on its tab and the pieces of its XML. */
interface Sheet {
  readonly name: string;
  readonly xml: Iterable<string> | AsyncIterable<string>;
}

export const mainNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const kinds = "http://schemas.openxmlformats.org/package/2006/relationships";
const types = "http://schemas.openxmlformats.org/package/2006/content-types";
const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Indexes of the cell styles: plain, text that Excel does not convert, bold text. */
export const cellStyles = { plain: 0, text: 1, heading: 2 } as const;

/** Makes the file of a workbook (ECMA-376), piece by piece. */
export async function* packWorkbook(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  const parts: Readonly<Record<string, string>> = {
    "[Content_Types].xml": `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>${sheets.map((_one, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${sheetType}.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${kinds}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${mainNamespace}" xmlns:r="${relations}"><sheets>${sheets.map(({ name }, at) => `<sheet name="${xml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${kinds}">${sheets.map((_one, at) => `<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join("")}<Relationship Id="rId9" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${mainNamespace}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf fontId="1" numFmtId="49" applyFont="1" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  };
  yield* zipped([
    ...Object.entries(parts).map(([name, text]) => ({ name, texts: [text] })),
    ...sheets.map((sheet, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, texts: sheet.xml })),
  ]);
}

/** A zip archive of XML files, as its bytes come. */
async function* zipped(
  files: readonly { readonly name: string; readonly texts: Sheet["xml"] }[],
): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error !== null) throw error;
    ready.push(data);
  });
  const taken = (): readonly Uint8Array[] => {
    const pieces = ready;
    ready = [];
    return pieces;
  };
  for (const { name, texts } of files) {
    const entry = new ZipDeflate(name);
    // A constant date, so that the same content gives the same bytes.
    entry.mtime = new Date("2026-01-01T12:00:00");
    zip.add(entry);
    entry.push(strToU8(head), false);
    for await (const text of texts) {
      entry.push(strToU8(text), false);
      yield* taken();
    }
    entry.push(new Uint8Array(0), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}

/** The XML of a row of texts in one style. */
export function row(number: number, cells: readonly string[], style: number): string {
  const inner = cells.map(
    (text, at) =>
      `<c r="${letters(at)}${number}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`,
  );
  return `<row r="${number}">${inner.join("")}</row>`;
}

/** The letters of a column by its index: 0 → A, 25 → Z, 26 → AA. */
export function letters(at: number): string {
  const rest = at < 26 ? "" : letters(Math.floor(at / 26) - 1);
  return rest + String.fromCharCode(65 + (at % 26));
}

/** Escapes text for XML. */
export function xml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
