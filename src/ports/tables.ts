/** A row of a table by its column names, as they are written in the heading. */
export interface TableRow {
  /** The line of the file on which it begins, the heading being 1; for a workbook its row. */
  readonly line: number;
  readonly cells: Readonly<Record<string, unknown>>;
  /** Set where the row can't be told apart into the heading's columns. */
  readonly ragged?: { readonly expected: number; readonly found: number };
}

export type TableFormat = "csv" | "xlsx" | "ndjson";

export interface Table {
  readonly format: TableFormat;
  /** Empty for NDJSON, whose rows name their own. */
  readonly columns: readonly string[];
  /** What stands between two cells; `,` where there are none. */
  readonly delimiter: string;
  /** In the file's order, one after the other: nothing is kept. @throws MesaError `tabla-ilegible` */
  readonly rows: () => AsyncIterable<TableRow>;
}

/** Writes rows as they come; what has been written is on disk when the promise resolves. */
export interface RowWriter {
  readonly write: (row: Readonly<Record<string, unknown>>) => Promise<void>;
  /** Puts the file in its place. */
  readonly finish: () => Promise<void>;
}

/** One column of a table to be filled in. */
export interface TemplateColumn {
  readonly name: string;
  readonly required: boolean;
  /** At most 255 characters are shown beside the cell. */
  readonly help: string;
  /** The values to choose from; none for free text. */
  readonly choices: readonly string[];
}

export interface TableRoom {
  /** @throws MesaError `tabla-ilegible`, `archivo-ilegible` */
  readonly open: (path: string) => Promise<Table>;
  /** Rows of the same columns, for spreadsheets in CSV, else one JSON object a line. */
  readonly writer: (
    path: string,
    options: { readonly format: "csv" | "ndjson"; readonly delimiter: string },
  ) => Promise<RowWriter>;
  /** An empty table as bytes. */
  readonly template: (
    format: TableFormat,
    columns: readonly TemplateColumn[],
    words: { readonly sheet: string; readonly lists: string; readonly help: string },
  ) => Promise<Uint8Array>;
}
