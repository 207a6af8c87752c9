import { expect, test } from "vitest";
import { tableLines } from "../../src/view/table.ts";

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

test("columns that are worth least are left out where not all fit", async () => {
  const three = [...columns, { title: "Unidad", minimum: 6, drops: 2 }];
  const more = rows.map((row) => [...row, "Jefatura de Análisis"]);
  expect((await tableLines(three, more, 24, true))[0]).toBe("NÚMERO  ASUNTO    UNIDAD");
  expect((await tableLines(three, more, 23, true))[0]).toBe("NÚMERO  ASUNTO");
});

test("in a pipe it is tab-separated, whole and without a heading", async () => {
  expect(await tableLines(columns, rows, 30, false)).toEqual(rows.map((row) => row.join("\t")));
});

test.each([true, false])(
  "no cell moves the cursor or begins a line (decorated: %s)",
  async (on) => {
    const hostile = [["\u001b]8;;http://malo.example\u0007MS-1", "uno\ndos\u202e\ttres"]];
    const lines = await tableLines(columns, hostile, 40, on);
    expect(lines.slice(on ? 1 : 0)).toEqual([on ? "MS-1    uno dos tres" : "MS-1\tuno dos tres"]);
  },
);

test("each cell is coloured once its width is settled, the last one without what fills it", async () => {
  const coloured = columns.map((one) => ({ ...one, paint: (text: string) => `<${text}>` }));
  expect((await tableLines(coloured, [["A", "uno"]], 40, true)).slice(1)).toEqual([
    "<A     >  <uno>",
  ]);
});

test("columns go in the order of their worth, and what is left becomes narrower than its least", async () => {
  const five = [
    { title: "Aaaaaa", minimum: 6 },
    { title: "Bbbbbb", minimum: 6, drops: 1 },
    { title: "Cccccc", minimum: 6, drops: 3 },
    { title: "Dddddd", minimum: 6, drops: 2 },
    { title: "Eeeeee", minimum: 6 },
  ];
  const row = five.map(({ title }) => title);
  const heading = async (width: number) => (await tableLines(five, [row], width, true))[0];
  expect(await heading(38)).toBe("AAAAAA  BBBBBB  CCCCCC  DDDDDD  EEEEEE");
  expect(await heading(37)).toBe("AAAAAA  BBBBBB  DDDDDD  EEEEEE");
  expect(await heading(29)).toBe("AAAAAA  BBBBBB  EEEEEE");
  expect(await heading(21)).toBe("AAAAAA  EEEEEE");
  expect(await heading(11)).toBe("AAA…  EEEE…");
  expect(await heading(5)).toBe("AAA…  EEE…");
});
