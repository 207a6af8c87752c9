import { readEventMoment } from "../../forms/event-moment.ts";
import type { RawAnswers } from "../../forms/fill-form.ts";
import type { TableRow } from "../../ports/table-files.ts";

/** A day or an hour of a table that is written in another notation than the form's own. */
export interface MomentRead {
  readonly fila: number;
  readonly columna: string;
  /** As the table has it. */
  readonly valor: string;
  /** As it was understood: `AAAA-MM-DD`, `HH:MM`. */
  readonly leido: string;
}

/** Rows that are looked at, and notations that are shown: one example of each is enough. */
const limits = { rows: 500, examples: 6 } as const;

/**
 * One example of each notation of days and hours that a table uses, so that whoever sends it sees how
 * it is understood: `05/06/2026` is the fifth of June.
 *
 * @param answersOf  a row's cells as answers to the form
 * @param columnOf  the column that holds a field
 */
export async function momentsRead(
  rows: AsyncIterable<TableRow>,
  answersOf: (row: TableRow) => RawAnswers,
  columnOf: (field: string) => string,
  now: Date,
): Promise<readonly MomentRead[]> {
  const found = new Map<string, MomentRead>();
  let seen = 0;
  for await (const row of rows) {
    seen += 1;
    if (row.trouble === undefined) {
      const given = answersOf(row);
      const { answers } = readEventMoment(given, now);
      for (const field of ["fecha", "hora"]) {
        const { [field]: valor = "" } = given;
        const { [field]: leido } = answers;
        if (valor === leido || typeof valor !== "string" || typeof leido !== "string") continue;
        const notation = `${field} ${valor.replaceAll(/\d/g, "9")}`;
        if (found.has(notation)) continue;
        found.set(notation, { fila: row.line, columna: columnOf(field), valor, leido });
      }
    }
    if (seen === limits.rows || found.size >= limits.examples) break;
  }
  return [...found.values()];
}
