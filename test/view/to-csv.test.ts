import { expect, test } from "vitest";
import { toCsv } from "../../src/view/to-csv.ts";

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
