// The parts that we use of two engines: Node 20's types lack `node:sqlite`, and libsql has no types.
declare module "node:sqlite" {
  import type { SqlValue } from "./database.ts";
  interface StatementSync {
    run(...values: readonly SqlValue[]): { readonly changes: number | bigint };
    get(...values: readonly SqlValue[]): unknown;
    all(...values: readonly SqlValue[]): readonly unknown[];
  }
  export class DatabaseSync {
    constructor(path: string);
    exec(sql: string): void;
    prepare(sql: string): StatementSync;
    close(): void;
  }
}

declare module "libsql" {
  import type { SqlValue } from "./database.ts";
  interface Statement {
    run(values: readonly SqlValue[]): { readonly changes: number };
    get(values: readonly SqlValue[]): unknown;
    all(values: readonly SqlValue[]): readonly unknown[];
  }
  export default class Libsql {
    constructor(path: string);
    exec(sql: string): void;
    prepare(sql: string): Statement;
    close(): void;
  }
}
