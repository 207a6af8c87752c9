import * as z from "zod/mini";
import { withoutGuards } from "../../domain/formula-guard.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { resultColumns } from "../../forms/from-table.ts";
import { cellText } from "./row-errors.view.ts";
import type { Table, TableRow } from "../../ports/table-files.ts";
import type { BatchRow } from "./send-batch.ts";

/** A row of a result file that became a ticket. The last column shows that the row is whole. */
const registered = z.looseObject({
  fila: z.coerce.number(),
  ticket: z.string().check(z.minLength(1)),
  solicitud: z.uuid(),
});

/**
 * The rows, each with the ticket that the earlier result file tells for it. A row counts as the
 * same only when every cell is; both files are in the same order, so that neither has to be held
 * in memory.
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
      const told = registered.safeParse(cells);
      const same = cells !== undefined && told.success && told.data.fila === row.line;
      yield same && sameCells(row.cells, cells) ? { row, known: told.data } : { row };
    }
  } finally {
    await results.return(undefined);
  }
}

/** Up to the place where the file was cut off. */
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

/** But for the apostrophes before what would have run as a formula. */
function sameCells(
  row: Readonly<Record<string, unknown>>,
  result: Readonly<Record<string, unknown>>,
): boolean {
  return Object.entries(row).every(([name, cell]) => {
    if (name === "" || resultColumns.some((one) => one === name)) return true;
    return withoutGuards(cellText(cell)) === withoutGuards(cellText(result[name]));
  });
}
