import type { Engine } from "./database.ts";

/**
 * Node's own SQLite where it exists (22.13 and later), else libsql, which reads and writes the
 * same files. Both are native: neither is part of a bundle, and only the one needed is loaded.
 */
export async function openEngine(path: string): Promise<Engine> {
  return hasOwnSqlite(process.versions.node) ? await openNodeSqlite(path) : await openLibsql(path);
}

function hasOwnSqlite(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 13);
}

async function openNodeSqlite(path: string): Promise<Engine> {
  const { DatabaseSync } = await import("node:sqlite");
  const database = new DatabaseSync(path);
  return {
    exec: (sql) => database.exec(sql),
    prepare(sql) {
      const statement = database.prepare(sql);
      return {
        run: (values) => statement.run(...values),
        get: (values) => statement.get(...values),
        all: (values) => statement.all(...values),
      };
    },
    close: () => database.close(),
  };
}

async function openLibsql(path: string): Promise<Engine> {
  const { default: Libsql } = await import("libsql");
  const database = new Libsql(path);
  return {
    exec: (sql) => database.exec(sql),
    prepare: (sql) => database.prepare(sql),
    close: () => database.close(),
  };
}
