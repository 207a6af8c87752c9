/** A terminal that says it is larger than this is not believed. */
const maxCells = 10_000;

interface Sized {
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
}

export interface TerminalSize {
  /** Columns. */
  readonly width: number;
  /** Rows. */
  readonly height: number;
}

/**
 * The size by which everything is laid out: the terminal's own, else `COLUMNS` and `LINES`, else 80
 * × 24. Pseudo-terminals of `script` and of continuous integration often say that they have none.
 */
export function terminalSize(
  stream: Sized,
  env: Readonly<Record<string, string | undefined>>,
): TerminalSize {
  return {
    width: cells(stream.columns) ?? cells(Number(env["COLUMNS"])) ?? 80,
    height: cells(stream.rows) ?? cells(Number(env["LINES"])) ?? 24,
  };
}

/** Whether the terminal itself says how wide it is, which whatever is drawn over needs to know. */
export function knowsItsWidth({ columns }: Sized): boolean {
  return cells(columns) !== undefined;
}

function cells(value: number | undefined): number | undefined {
  const believed = Number.isInteger(value) && value !== undefined && value > 0 && value <= maxCells;
  return believed ? value : undefined;
}
