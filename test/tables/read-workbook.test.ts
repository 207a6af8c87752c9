import { readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { openOutput } from "../../src/platform/files/output-file.ts";
import type { TableRow } from "../../src/ports/table-files.ts";
import { createTableFiles } from "../../src/tables/table-files.ts";
import { testFolder } from "../support/test-context.ts";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook with these sheets; `strings` are its shared ones. */
function workbook(sheets: readonly (readonly [name: string, rows: string])[], strings = "") {
  const files = [
    [
      "xl/workbook.xml",
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.map(([name], at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at}"/>`).join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_one, at) => `<Relationship Id="r${at}" Type="${office}/worksheet" Target="worksheets/s${at}.xml"/>`).join("")}<Relationship Id="r99" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ],
    [
      "xl/sharedStrings.xml",
      `<?xml version="1.0" encoding="UTF-8"?><sst xmlns="${main}">${strings}</sst>`,
    ],
    ...sheets.map(([, rows], at) => [
      `xl/worksheets/s${at}.xml`,
      `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
    ]),
  ] as const;
  return zipSync(
    Object.fromEntries(files.map(([name, text]) => [name ?? "", strToU8(text ?? "")])),
  );
}

const cell = (at: string, text: string): string =>
  `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

async function read(bytes: Uint8Array) {
  const path = join(testFolder(), "libro.xlsx");
  writeFileSync(path, bytes);
  const { rows: rowsOf, ...table } = await createTableFiles(openOutput).open(path);
  const rows: TableRow[] = [];
  for await (const row of rowsOf()) rows.push(row);
  return { ...table, rows };
}

const table = { format: "xlsx", columns: ["a", "b"], delimiter: ";", sheet: "Uno" } as const;

test("the first row with anything is the heading, and rows have their own numbers", async () => {
  const rows = [
    `<row r="1"></row>`,
    `<row r="2">${cell("A2", " ")}</row>`,
    `<row r="3">${cell("A3", "a\u200b ")}${cell("B3", "b")}</row>`,
    `<row r="5"><c r="A5"><v>7</v></c><c r="B5" t="b"><v>1</v></c></row>`,
    `<row r="6">${cell("A6", " ")}</row>`,
    `<row r="7"><c r="A7" t="s"><v>0</v></c><c r="B7" t="e"><v>#N/A</v></c></row>`,
    `<row r="8"><c r="A8"><f>1+1</f></c><c r="B8"><f>1+1</f><v>2</v></c></row>`,
  ];
  const strings = "<si><t><![CDATA[x & y]]></t></si>";
  expect(await read(workbook([["Uno", rows.join("")]], strings))).toEqual({
    ...table,
    count: 3,
    notices: [],
    rows: [
      { line: 5, cells: { a: 7, b: true } },
      { line: 7, cells: { a: "x & y", b: "#N/A" } },
      { line: 8, cells: { a: "=1+1", b: 2 }, uncalculated: ["a"] },
    ],
  });
});

test("other sheets are named, ten of them", async () => {
  const heading = `<row r="1">${cell("A1", "a")}${cell("B1", "b")}</row>`;
  const sheets = Array.from({ length: 12 }, (_none, at): [string, string] => [
    at === 0 ? "Uno" : `S${at}`,
    heading,
  ]);
  const otherSheets = "S1, S2, S3, S4, S5, S6, S7, S8, S9, S10";
  expect(await read(workbook(sheets))).toEqual({
    ...table,
    otherSheets,
    count: 0,
    notices: [],
    rows: [],
  });
  await expect(
    read(
      workbook([
        ["Uno", ""],
        ["Dos", heading],
      ]),
    ),
  ).rejects.toMatchObject({
    code: "tabla-ilegible",
    params: { causa: "hoja-vacia", hoja: "Uno", hojas: "Uno, Dos" },
  });
});

test.each([
  [1, "2"],
  [10, "2, 3, 4, 5, 6, 7, 8, 9, 10, 11"],
  [11, "2, 3, 4, 5, 6, 7, 8, 9, 10, 11…"],
])("%i hidden rows are told as %s", async (numero, filas) => {
  const rows = Array.from(
    { length: numero },
    (_none, at) => `<row r="${at + 2}" hidden="1">${cell(`A${at + 2}`, "x")}</row>`,
  );
  const heading = `<row r="1">${cell("A1", "a")}${cell("B1", "b")}</row>`;
  // A hidden row that is empty is not told.
  const empty = `<row r="${numero + 2}" hidden="1"></row>`;
  const { notices, count } = await read(workbook([["Uno", [heading, ...rows, empty].join("")]]));
  expect(notices).toEqual([{ code: "filas-ocultas", params: { numero, filas } }]);
  expect(count).toBe(numero);
});

test("a workbook of more than 30 MB is not read", async () => {
  const path = join(testFolder(), "libro.xlsx");
  const { open } = createTableFiles(openOutput);
  writeFileSync(path, Buffer.from("504b0304", "hex"));
  truncateSync(path, 30 * 1024 * 1024 + 1);
  await expect(open(path)).rejects.toMatchObject({
    code: "tabla-demasiado-grande",
    params: { archivo: path, maximo: 64 },
  });
  truncateSync(path, 30 * 1024 * 1024);
  await expect(open(path)).rejects.toMatchObject({ code: "tabla-ilegible" });
});

test("a workbook may unpack to 64 MB", async () => {
  const part = (bytes: number) => zipSync({ "a.txt": new Uint8Array(bytes) }, { level: 1 });
  const limit = 64 * 1024 * 1024;
  await expect(read(part(limit))).rejects.toMatchObject({
    code: "tabla-ilegible",
    params: { causa: "no-es-libro" },
  });
  await expect(read(part(limit + 1))).rejects.toMatchObject({ code: "tabla-demasiado-grande" });
});

test("a result takes the place of what earlier runs left", async () => {
  const path = join(testFolder(), "lote.resultado.ndjson");
  for (const left of ["", ".parcial", ".anterior"]) writeFileSync(`${path}${left}`, left);
  const format = { format: "ndjson", delimiter: ";", columns: ["a"] } as const;
  const writer = await createTableFiles(openOutput).writer(path, format);
  writer.write({ b: [1], a: "ñ\u202e" });
  writer.write({});
  expect(await writer.finish()).toBe(path);
  expect(readFileSync(path, "utf8")).toBe('{"b":[1],"a":"ñ\\u202e"}\n{}\n');
  expect(readdirSync(join(path, ".."))).toEqual(["lote.resultado.ndjson"]);
});
