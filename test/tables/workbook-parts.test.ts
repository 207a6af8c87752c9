import { expect, test } from "vitest";
import {
  readableSheet,
  textOf,
  withoutCdata,
  worksheetsOf,
} from "../../src/tables/workbook-parts.ts";

function parts(files: Readonly<Record<string, string>>) {
  return new Map(Object.entries(files).map(([name, words]) => [name, Buffer.from(words)]));
}

const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const link = (id: string, target: string, type = "worksheet"): string =>
  `<Relationship Id="${id}" Type="${kind}/${type}" Target="${target}"/>`;

test("the visible worksheets come in the order of their tabs, whatever the parts are called", () => {
  const book = parts({
    "xl/workbook.xml": `<x:workbook><x:sheets>
      <x:sheet name="Segunda" sheetId="2" r:id="b"/>
      <x:sheet name="Oculta" sheetId="3" r:id="c" state="hidden"/>
      <x:sheet name="Muy oculta" sheetId="4" r:id="d" state='veryHidden'/>
      <x:sheet name='A la vista' sheetId="5" r:id="e" state="visible"/>
      <x:sheet name="Gr&#225;fico &amp; m&#xE1;s" sheetId="6" r:id="f"/>
      <x:sheet name="Sin enlace" sheetId="7" r:id="g"/>
      <x:sheet name="&lt;&#233;&gt; &quot;&apos; &#x10FFFF; &#x110000; &#0; &nada;" r:id="a"/>
    </x:sheets></x:workbook>`,
    "xl/_rels/workbook.xml.rels": [
      link("a", "worksheets/sheet1.xml"),
      link("b", "/xl/otra/hoja.xml"),
      link("c", "c.xml"),
      link("d", "d.xml"),
      link("e", "../hojas/./e.xml"),
      link("f", "f.xml", "chartsheet"),
    ].join(""),
  });
  expect(worksheetsOf(book)).toEqual([
    { name: "Segunda", path: "xl/otra/hoja.xml" },
    { name: "A la vista", path: "hojas/e.xml" },
    { name: `<é> "' \u{10ffff} &#x110000; &#0; &nada;`, path: "xl/worksheets/sheet1.xml" },
  ]);
});

test("a workbook at the top has its links beside it", () => {
  const book = parts({
    "workbook.xml": '<workbook><sheet name="H" id="r1"/></workbook>',
    "_rels/workbook.xml.rels": link("r1", "hoja.xml"),
  });
  expect(worksheetsOf(book)).toEqual([{ name: "H", path: "hoja.xml" }]);
  expect(worksheetsOf(parts({ "xl/otro.xml": "" }))).toEqual([]);
});

test.each([
  ['<c r="A1" t="e"><v>#N/A</v></c>', '<c r="A1" t="str"><v>#N/A</v></c>', []],
  [`<x:c t='d' r="A1"><x:v>2026</x:v></x:c>`, `<x:c t='str' r="A1"><x:v>2026</x:v></x:c>`, []],
  ['<c r="A1" t="s"><v>1</v></c>', '<c r="A1" t="s"><v>1</v></c>', []],
  ['<c r="B2"><f>A1+1</f></c>', '<c r="B2" t="str"><f>A1+1</f><v>=A1+1</v></c>', ["B2"]],
  ['<c r="B2"><f>A1</f><v></v></c>', '<c r="B2" t="str"><f>A1</f><v>=A1</v></c>', ["B2"]],
  ['<c r="B2" t="n"><f>A1</f><v/></c>', '<c r="B2" t="str"><f>A1</f><v>=A1</v></c>', ["B2"]],
  [
    '<c r="B2"><f t="shared" si="0"/></c>',
    '<c r="B2" t="str"><f t="shared" si="0"/><v>=</v></c>',
    ["B2"],
  ],
  ['<c r="B2"><f>A1</f><v>3</v></c>', '<c r="B2"><f>A1</f><v>3</v></c>', []],
  // A text that was calculated to be empty is one.
  ['<c r="B2" t="str"><f>A1</f><v></v></c>', '<c r="B2" t="str"><f>A1</f><v></v></c>', []],
])("the cell %s is read as %s", (cell, readable, uncalculated) => {
  const { xml, facts } = readableSheet(cell);
  expect([xml, [...facts.uncalculated]]).toEqual([readable, uncalculated]);
});

test("rows are hidden by number; the first one is the heading", () => {
  const rows = ['r="1" hidden="1"', 'r="2" hidden="1"', 'r="3" hidden="true"', 'r="4" hidden="0"'];
  const sheet = [...rows, 'r="x" hidden="1"', 'hidden="1"'].map((row) => `<row ${row}></row>`);
  expect(readableSheet(sheet.join("")).facts.hidden).toEqual([2, 3]);
});

test("CDATA is plain text", () => {
  expect(withoutCdata("<t><![CDATA[a & <b>]]></t><t><![CDATA[]]></t>")).toBe(
    "<t>a &amp; &lt;b&gt;</t><t></t>",
  );
  expect([textOf(parts({ a: "ñ" }), "a"), textOf(parts({}), "a")]).toEqual(["ñ", ""]);
});
