import { expect, test } from "vitest";
import { csvLine, toCsv } from "../../src/view/to-csv.ts";

test("cells are quoted where they must be, and formulas are made harmless", () => {
  const rows = [
    { numero: "MS-1", asunto: 'dijo "hola", y\nse fue', nada: null, lista: ["a"] },
    { numero: "=cmd|' /C calc'!A0", asunto: "+1", nada: 7, lista: [] },
  ];
  expect(toCsv(rows)).toBe(
    'numero,asunto,nada,lista\r\nMS-1,"dijo ""hola"", y\nse fue",,"[""a""]"\r\n' +
      "'=cmd|' /C calc'!A0,'+1,7,[]\r\n",
  );
});

test("columns are the keys of all rows in the order in which they come; cells lose what is invisible", () => {
  expect(toCsv([])).toBe("\r\n");
  expect(toCsv([{ b: "x\u200b\u001b[31my" }, { a: { z: "\u200b" }, b: false }])).toBe(
    'b,a\r\nxy,\r\nfalse,"{""z"":""\\u200b""}"\r\n',
  );
});

test.each([
  [["a,b", "c;d"], ",", '"a,b",c;d\r\n'],
  [["a,b", "c;d"], ";", 'a,b;"c;d"\r\n'],
  [["a\rb", "a\nb", 'a"b', " "], ";", '"a\rb";"a\nb";"a""b"; \r\n'],
  [[0, null, undefined, "", [], false], ",", "0,,,,[],false\r\n"],
  [[], ",", "\r\n"],
])("the line of %j behind «%s»", (cells, delimiter, line) =>
  expect(csvLine(cells, delimiter)).toBe(line),
);
