import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { dataWorkbook } from "../../src/tables/data-workbook.ts";

async function* each<Row>(rows: Iterable<Row>) {
  for (const row of rows) yield await Promise.resolve(row);
}

async function partsOf(
  packed: AsyncIterable<Uint8Array>,
): Promise<Readonly<Record<string, string>>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of packed) pieces.push(piece);
  const parts = Object.entries(unzipSync(Buffer.concat(pieces)));
  return Object.fromEntries(parts.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** A sheet with this heading (XML), rows and last cell. */
const sheet = (cols: string, rows: string, last: string): string =>
  `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols}</cols><sheetData>${rows}</sheetData><autoFilter ref="A1:${last}"/></worksheet>`;
const col = (at: number): string => `<col min="${at}" max="${at}" width="20" customWidth="1"/>`;
const text = (place: string, style: number, value: string): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;

test("a workbook of data has its numbers as numbers, and everything else as text", async () => {
  const rows = [
    { numero: "=1+1", dias: 3, nota: '<a & "b">' },
    { numero: "0070", dias: null, nota: "" },
    { dias: 0 },
  ];
  const columns = ["numero", "dias", "nota"];
  const parts = await partsOf(dataWorkbook({ name: "Tickets & más", columns, rows: each(rows) }));
  const heading = columns.map((name, at) => text(`${"ABC".charAt(at)}1`, 2, name)).join("");
  expect(parts["xl/worksheets/sheet1.xml"]).toBe(
    sheet(
      [1, 2, 3].map(col).join(""),
      [
        `<row r="1">${heading}</row>`,
        `<row r="2">${text("A2", 1, "=1+1")}<c r="B2" s="0"><v>3</v></c>${text("C2", 1, "&lt;a &amp; &quot;b&quot;&gt;")}</row>`,
        `<row r="3">${text("A3", 1, "0070")}${text("C3", 1, "")}</row>`,
        '<row r="4"><c r="B4" s="0"><v>0</v></c></row>',
      ].join(""),
      "C4",
    ),
  );
  expect(parts["xl/workbook.xml"]).toContain(
    '<sheet name="Tickets &amp; más" sheetId="1" r:id="rId1"/>',
  );
  expect(Object.keys(parts)).toEqual([
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/worksheets/sheet1.xml",
  ]);
  expect(
    (await partsOf(dataWorkbook({ name: "x", columns: [], rows: each([]) })))[
      "xl/worksheets/sheet1.xml"
    ],
  ).toBe(sheet("", '<row r="1"></row>', "A1"));
});

test("a workbook leaves as its rows come, so that it need not be in memory", async () => {
  const count = 8000;
  let taken = 0;
  function* rows() {
    for (; taken < count; taken += 1) yield { a: `${taken} `.repeat(20) };
  }
  let bytes = 0;
  let bytesAtHalf = 0;
  for await (const piece of dataWorkbook({ name: "x", columns: ["a"], rows: each(rows()) })) {
    bytes += piece.length;
    if (taken < count / 2) bytesAtHalf = bytes;
  }
  expect(bytesAtHalf / bytes).toBeGreaterThan(0.3);
});
