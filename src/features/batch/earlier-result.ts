import * as z from "zod/mini";
import { withoutGuards } from "../../domain/formula-guard.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { resultColumns } from "../../forms/from-table.ts";
import { cellText } from "./row-errors.view.ts";
import type { Table, TableRow } from "../../ports/table-files.ts";
import type { BatchRow } from "./row-outcome.ts";

/**
 * A row of a result file that became a ticket. `solicitud` is the last column: where it is whole,
 * so is the row.
 */
const registered = z.looseObject({
  fila: z.coerce.number(),
  ticket: z.string().check(z.minLength(1)),
  solicitud: z.uuid(),
});

/**
 * The rows of a table, each with the ticket that the result file of an earlier run has for it. A
 * row counts as the same only when all its cells are equal. Both files are in the same order, so
 * neither has to be held in memory.
 */
export async function* withEarlier(
  rows: AsyncIterable<TableRow>,
  earlier: Table | undefined,
): AsyncGenerator<BatchRow> {
  if (earlier === undefined) {
    for await (const row of rows) yield { row };
    return;
  }
  const results = wholeRows(earlier);
  let result = await results.next();
  try {
    for await (const row of rows) {
      while (result.done !== true && lineOf(result.value) < row.line) result = await results.next();
      const cells = result.done === true ? undefined : result.value.cells;
      const known = registered.safeParse(cells);
      const same = cells !== undefined && known.success && known.data.fila === row.line;
      yield same && sameCells(row.cells, cells) ? { row, known: known.data } : { row };
    }
  } finally {
    await results.return(undefined);
  }
}

/** The rows before the place where a file was cut off. */
async function* wholeRows(table: Table): AsyncGenerator<TableRow> {
  try {
    for await (const row of table.rows()) if (row.trouble === undefined) yield row;
  } catch (error) {
    if (!(error instanceof MesaError)) throw error;
  }
}

function lineOf({ cells }: TableRow): number {
  const line = Number(cells["fila"]);
  return Number.isNaN(line) ? 0 : line;
}

/** Compares cells without the apostrophes that keep them from running as formulas. */
function sameCells(
  row: Readonly<Record<string, unknown>>,
  result: Readonly<Record<string, unknown>>,
): boolean {
  return Object.entries(row).every(([name, cell]) => {
    if (name === "" || resultColumns.some((one) => one === name)) return true;
    return withoutGuards(cellText(cell)) === withoutGuards(cellText(result[name]));
  });
}
