/** A row's cells by column name. Of two columns with the same name, the first counts. */
export function namedCells<Cell>(
  columns: readonly string[],
  cellAt: (column: number) => Cell,
): Readonly<Record<string, Cell>> {
  // fromEntries treats a column named `__proto__` like any other.
  return Object.fromEntries(columns.map((name, at) => [name, cellAt(at)] as const).toReversed());
}
