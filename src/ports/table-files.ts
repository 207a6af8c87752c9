import type { FieldProblem, MessageParams } from "../errors/mesa-error.ts";

/** A row of a table by its column names, as they are written in the heading. */
export interface TableRow {
  /** The row as a spreadsheet counts it, the heading being 1; for NDJSON the line. */
  readonly line: number;
  readonly cells: Readonly<Record<string, unknown>>;
  /** Columns whose cells are formulas that nobody calculated; the cell is the formula. */
  readonly uncalculated?: readonly string[];
  /** Set where the row itself is malformed, whatever its cells contain. */
  readonly trouble?: FieldProblem;
}

export type TableFormat = "csv" | "xlsx" | "ndjson";

/** Something about a table that its user should know before it is sent; words `advertencia.<code>`. */
export interface TableNotice {
  readonly code: string;
  readonly params: MessageParams;
}

export interface Table {
  readonly format: TableFormat;
  /** For NDJSON, whose rows name their own, those of the first row. */
  readonly columns: readonly string[];
  /** Between two cells; `,` where the format has none. */
  readonly delimiter: string;
  /** The sheet of a workbook that was read. */
  readonly sheet?: string;
  /** The names of the others, where there are any. */
  readonly otherSheets?: string;
  readonly notices: readonly TableNotice[];
  /** How many rows there are, counted without parsing them. */
  readonly count: number;
  /** In the file's order, one after the other: nothing is kept. @throws MesaError `tabla-ilegible` */
  readonly rows: () => AsyncIterable<TableRow>;
}

/** Writes rows as they come; what has been written outlives the process when the promise resolves. */
export interface RowWriter {
  readonly write: (row: Readonly<Record<string, unknown>>) => void;
  /**
   * Puts the file in its place, or beside it while another program has the file there open.
   *
   * @returns its path
   */
  readonly finish: () => Promise<string>;
}

/** What a result file is made of. */
export interface RowFormat {
  readonly format: "csv" | "ndjson";
  readonly delimiter: string;
  /** Of a CSV; an object a line has its own. */
  readonly columns: readonly string[];
}

/** One column of a table to be filled in. */
export interface TemplateColumn {
  readonly name: string;
  readonly required: boolean;
  /** At most 255 characters are shown beside the cell. */
  readonly help: string;
  /** Whether a cell holds several values. */
  readonly list: boolean;
  /** The values to choose from; none for free text. */
  readonly choices: readonly string[];
  /** What a cell may hold. */
  readonly example: string;
}

/** Names of the sheets of a template, and the heading of its help. */
export interface TemplateWords {
  readonly sheet: string;
  readonly lists: string;
  readonly help: string;
  readonly helpHeading: readonly string[];
}

/** Data as one sheet. Texts hold no control characters. */
export interface DataSheet {
  readonly name: string;
  readonly columns: readonly string[];
  /** Gone through once. */
  readonly rows: AsyncIterable<Readonly<Record<string, string | number | null>>>;
}

export interface TableFiles {
  /** @throws MesaError `tabla-ilegible`, `tabla-demasiado-grande`, `archivo-ilegible` */
  readonly open: (path: string) => Promise<Table>;
  /** @throws MesaError `disco` */
  readonly writer: (path: string, format: RowFormat) => Promise<RowWriter>;
  /** The result of an earlier run, whole or cut off; undefined where there is none. */
  readonly earlier: (path: string) => Promise<Table | undefined>;
  /** An empty table as bytes; the examples stand in the help of a workbook, which is no table. */
  readonly template: (
    format: TableFormat,
    columns: readonly TemplateColumn[],
    words: TemplateWords,
  ) => Promise<Uint8Array>;
  /** An XLSX workbook, piece by piece. */
  readonly workbook: (sheet: DataSheet) => Promise<AsyncIterable<Uint8Array>>;
}
