export type SqlValue = string | number | bigint | null | Uint8Array;

/** An SQLite database. Rows are returned unparsed; the caller knows their shape. */
export interface Database {
  /** Runs one or more statements without values. */
  readonly exec: (sql: string) => void;
  /** Runs a statement. @returns how many rows it changed */
  readonly run: (sql: string, values?: readonly SqlValue[]) => number;
  readonly get: (sql: string, values?: readonly SqlValue[]) => unknown;
  readonly all: (sql: string, values?: readonly SqlValue[]) => readonly unknown[];
  /**
   * Runs work in a transaction (`BEGIN IMMEDIATE`), which waits for other writing processes and is
   * rolled back when the work throws. Within another transaction it is a savepoint, which is rolled
   * back by itself.
   */
  readonly transaction: <Result>(work: () => Result) => Result;
  /** Closes the database; does nothing when it is closed already. */
  readonly close: () => void;
}

/** The part that differs between `node:sqlite` and libsql. */
export interface Engine {
  readonly exec: (sql: string) => void;
  readonly prepare: (sql: string) => {
    readonly run: (values: readonly SqlValue[]) => { readonly changes: number | bigint };
    readonly get: (values: readonly SqlValue[]) => unknown;
    readonly all: (values: readonly SqlValue[]) => readonly unknown[];
  };
  readonly close: () => void;
}
