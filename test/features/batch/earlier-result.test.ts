import { expect, test } from "vitest";
import { withEarlier } from "../../../src/features/batch/earlier-result.ts";
import type { Table, TableRow } from "../../../src/ports/table-files.ts";

type Cells = TableRow["cells"];

const solicitud = "01a20000-0000-7000-8000-000000000001";
const result = { fila: "2", ticket: "MS-2026-000001", solicitud };

function table(rows: readonly TableRow[]): Table {
  const rest = { format: "csv", columns: [], delimiter: ",", notices: [] } as const;
  return {
    ...rest,
    count: rows.length,
    async *rows() {
      yield* await Promise.resolve(rows);
    },
  };
}

/** Which of the rows are known from an earlier run's results. */
async function known(rows: readonly TableRow[], results: readonly Cells[]) {
  const earlier = table(results.map((cells, at) => ({ line: at + 2, cells })));
  const found: (string | undefined)[] = [];
  for await (const one of withEarlier(table(rows).rows(), earlier)) found.push(one.known?.ticket);
  return found;
}

test.each<[string, Cells, Cells, boolean]>([
  ["equal cells", { asunto: "Uno" }, { ...result, asunto: "Uno" }, true],
  ["a changed cell", { asunto: "Dos" }, { ...result, asunto: "Uno" }, false],
  [
    "a cell that the results lack",
    { asunto: "Uno", clave: "k" },
    { ...result, asunto: "Uno" },
    false,
  ],
  ["a column without a name", { asunto: "Uno", "": "nota" }, { ...result, asunto: "Uno" }, true],
  [
    "a column of the results' own",
    { asunto: "Uno", ticket: "" },
    { ...result, asunto: "Uno" },
    true,
  ],
  ["an apostrophe before a formula", { asunto: "=1" }, { ...result, asunto: "'=1" }, true],
  ["a result without a ticket", { asunto: "Uno" }, { ...result, asunto: "Uno", ticket: "" }, false],
  ["the result of another row", { asunto: "Uno" }, { ...result, asunto: "Uno", fila: "3" }, false],
  ["a result that is cut off", { asunto: "Uno" }, { asunto: "Uno", fila: "2", ticket: "M" }, false],
])(
  "a row is known by its result only where both say the same: %s",
  async (_what, row, cells, is) => {
    const ticket = is ? result.ticket : undefined;
    expect(await known([{ line: 2, cells: row }], [cells])).toEqual([ticket]);
  },
);

test("results of rows that are gone are passed over, and rows behind the last one are new", async () => {
  const results = [2, 4, 5].map((fila) => ({
    ...result,
    fila,
    ticket: `T${fila}`,
    asunto: `a${fila}`,
  }));
  const rows = [2, 3, 5, 6].map((line) => ({ line, cells: { asunto: `a${line}` } }));
  expect(await known(rows, results)).toEqual(["T2", undefined, "T5", undefined]);
});

test("without earlier results every row is new", async () => {
  const rows = [{ line: 2, cells: { asunto: "Uno" } }];
  const found = [];
  for await (const one of withEarlier(table(rows).rows(), undefined)) found.push(one);
  expect(found).toEqual([{ row: rows[0] }]);
});
