import { unzipSync } from "fflate";
import { readSheet } from "read-excel-file/node";
import { expect, test } from "vitest";
import { openOutput } from "../../src/platform/files/output-file.ts";
import { letters } from "../../src/tables/pack-workbook.ts";
import { createTableFiles } from "../../src/tables/table-files.ts";
import { templateBytes } from "../../src/tables/template.ts";

const column = (name: string, more: object = {}) => ({
  name,
  required: false,
  help: `Ayuda de ${name}`,
  example: `Ejemplo de ${name}`,
  list: false,
  choices: [],
  ...more,
});
const columns = [
  column("pantalla", { required: true, choices: ["DAI & más", "MTI"] }),
  column("pasos", { list: true, help: `<${"x".repeat(300)}` }),
  column("distrito", { choices: ["028", "055", "073"] }),
];
const words = {
  sheet: "Solicitudes",
  lists: "Listas",
  help: "Ayuda",
  helpHeading: ["Columna", "Qué es", "Ejemplo"],
};

test.each([
  [0, "A"],
  [25, "Z"],
  [26, "AA"],
  [51, "AZ"],
  [52, "BA"],
  [701, "ZZ"],
  [702, "AAA"],
])("column %i is %s", (at, name) => expect(letters(at)).toBe(name));

test("as text a template has its heading, or an object with every key", async () => {
  const text = async (format: "csv" | "ndjson") =>
    Buffer.from(await templateBytes(format, columns, words)).toString();
  expect(await text("csv")).toBe("\ufeffpantalla;pasos;distrito\r\n");
  expect(await text("ndjson")).toBe('{"pantalla":"","pasos":[],"distrito":""}\n');
});

test("as a workbook it has help and lists for five thousand rows, and nothing to be sent", async () => {
  const bytes = Buffer.from(await templateBytes("xlsx", columns, words));
  const sheets = await Promise.all(
    ["Solicitudes", "Listas", "Ayuda"].map((one) => readSheet(bytes, one)),
  );
  expect(sheets).toEqual([
    [["pantalla", "pasos", "distrito"]],
    [
      ["pantalla", "distrito"],
      ["DAI & más", "028"],
      ["MTI", "055"],
      [null, "073"],
    ],
    [
      ["Columna", "Qué es", "Ejemplo"],
      ["pantalla *", "Ayuda de pantalla", "Ejemplo de pantalla"],
      ["pasos", `<${"x".repeat(300)}`, "Ejemplo de pasos"],
      ["distrito", "Ayuda de distrito", "Ejemplo de distrito"],
    ],
  ]);
  const parts = unzipSync(bytes);
  expect(Object.keys(parts)).toEqual([
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet2.xml",
    "xl/worksheets/sheet3.xml",
  ]);
  const xml = (sheet: number) =>
    Buffer.from(parts[`xl/worksheets/sheet${sheet}.xml`] ?? []).toString();
  // A prompt has 255 characters at most.
  const help = `&lt;${"x".repeat(254)}`;
  const prompt = (name: string, text: string) =>
    `allowBlank="1" showInputMessage="1" promptTitle="${name}" prompt="${text}"`;
  expect(xml(1).slice(xml(1).indexOf("<dataValidations"))).toBe(
    '<dataValidations count="3">' +
      `<dataValidation type="list" ${prompt("pantalla", "Ayuda de pantalla")} sqref="A2:A5000"><formula1>'Listas'!$A$2:$A$3</formula1></dataValidation>` +
      `<dataValidation ${prompt("pasos", help)} sqref="B2:B5000"/>` +
      `<dataValidation type="list" ${prompt("distrito", "Ayuda de distrito")} sqref="C2:C5000"><formula1>'Listas'!$B$2:$B$4</formula1></dataValidation>` +
      "</dataValidations></worksheet>",
  );
  // The heading stays in sight; all cells are text, the heading bold.
  expect(xml(1)).toContain(
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
  );
  const cols = (sheet: number) =>
    [...xml(sheet).matchAll(/<col min="(\d)" max="(\d)" width="(\d+)"/g)].map(([, ...of]) =>
      of.map(Number),
    );
  expect(cols(1)).toEqual([
    [1, 1, 24],
    [2, 2, 24],
    [3, 3, 24],
  ]);
  expect(cols(3)).toEqual([
    [1, 1, 24],
    [2, 2, 100],
    [3, 3, 60],
  ]);
  const styles = (sheet: number) =>
    [...xml(sheet).matchAll(/<c r="(\w+)" s="(\d)"/g)].map(([, ...of]) => of.join(" "));
  expect(styles(1)).toEqual(["A1 2", "B1 2", "C1 2"]);
  expect(styles(2)).toEqual(["A1 2", "B1 2", "A2 1", "B2 1", "A3 1", "B3 1", "A4 1", "B4 1"]);
});

test("as a workbook data are numbers and texts, below a heading that filters them", async () => {
  const rows = [{ numero: 7, texto: '=1 <a> & "b"' }, { numero: null, texto: "" }, { texto: "x" }];
  async function* given() {
    yield* await Promise.resolve(rows);
  }
  const files = createTableFiles(openOutput);
  const pieces = async (columns: readonly string[], data: AsyncIterable<(typeof rows)[number]>) => {
    const bytes: Uint8Array[] = [];
    for await (const piece of await files.workbook({ name: "Datos", columns, rows: data })) {
      bytes.push(piece);
    }
    return Buffer.concat(bytes);
  };
  const book = await pieces(["numero", "texto"], given());
  expect(await readSheet(book, "Datos")).toEqual([
    ["numero", "texto"],
    [7, '=1 <a> & "b"'],
    [null, null],
    [null, "x"],
  ]);
  const sheet = (bytes: Buffer) =>
    Buffer.from(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? []).toString();
  const text = (place: string, style: number, words: string) =>
    `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${words}</t></is></c>`;
  const around = (cols: string, data: string, last: string) =>
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews>' +
    '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" ' +
    `state="frozen"/></sheetView></sheetViews><cols>${cols}</cols><sheetData>${data}</sheetData>` +
    `<autoFilter ref="A1:${last}"/></worksheet>`;
  const col = (at: number) => `<col min="${at}" max="${at}" width="20" customWidth="1"/>`;
  expect(sheet(book)).toBe(
    around(
      col(1) + col(2),
      `<row r="1">${text("A1", 2, "numero")}${text("B1", 2, "texto")}</row>` +
        `<row r="2"><c r="A2" s="0"><v>7</v></c>${text("B2", 1, "=1 &lt;a&gt; &amp; &quot;b&quot;")}</row>` +
        `<row r="3">${text("B3", 1, "")}</row><row r="4">${text("B4", 1, "x")}</row>`,
      "B4",
    ),
  );
  async function* none() {}
  expect(sheet(await pieces([], none()))).toBe(around("", '<row r="1"></row>', "A1"));
});
