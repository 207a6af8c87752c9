/** A row's cells by their columns' names; of two columns of one name the first counts. */
export function namedCells<Cell>(
  columns: readonly string[],
  cellAt: (place: number) => Cell,
): Readonly<Record<string, Cell>> {
  // From entries, so that a column named `__proto__` is a column like any other.
  return Object.fromEntries(columns.map((name, at) => [name, cellAt(at)] as const).toReversed());
}
