export type SqlValue = string | number | bigint | null | Uint8Array;

/** What is needed of an SQLite engine. Rows come out unparsed: whoever asks knows their shape. */
export interface Database {
  /** One or more statements without values. */
  readonly exec: (sql: string) => void;
  /** @returns how many rows it changed */
  readonly run: (sql: string, values?: readonly SqlValue[]) => number;
  readonly get: (sql: string, values?: readonly SqlValue[]) => unknown;
  readonly all: (sql: string, values?: readonly SqlValue[]) => readonly unknown[];
  /**
   * `BEGIN IMMEDIATE` … `COMMIT`; rolled back when the work throws. Another process that writes is
   * waited for. Within another one it is a part of it, which is undone by itself.
   */
  readonly transaction: <Result>(work: () => Result) => Result;
  /** Of no effect on one that is closed. */
  readonly close: () => void;
}

/** The part in which engines differ. */
export interface Engine {
  readonly exec: (sql: string) => void;
  readonly prepare: (sql: string) => {
    readonly run: (values: readonly SqlValue[]) => { readonly changes: number | bigint };
    readonly get: (values: readonly SqlValue[]) => unknown;
    readonly all: (values: readonly SqlValue[]) => readonly unknown[];
  };
  readonly close: () => void;
}
