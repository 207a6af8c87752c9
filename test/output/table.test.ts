import { expect, test } from "vitest";
import { tableLines } from "../../src/output/table.ts";

const columns = [
  { title: "Número", minimum: 6 },
  { title: "Asunto", minimum: 8 },
];
const rows = [
  ["MS-1", "Declaración Aduanera de Importación – Guayaquil"],
  ["MS-22", "日本語 y ñandú"],
];

test("a table fits its width, cutting the column that can give way", async () => {
  const lines = await tableLines(columns, rows, 30, true);
  expect(lines).toEqual([
    "NÚMERO  ASUNTO",
    "MS-1    Declaración Aduanera …",
    "MS-22   日本語 y ñandú",
  ]);
});

test("in a pipe it is tab-separated, whole and without a heading", async () => {
  expect(await tableLines(columns, rows, 30, false)).toEqual(rows.map((row) => row.join("\t")));
});
