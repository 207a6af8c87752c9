import { createRequire } from "node:module";
import type { Engine } from "./database.ts";

/** `require`, because a dynamic import does not work in code from V8's code cache. */
const require = createRequire(import.meta.url);

/**
 * Opens a database with Node's own SQLite (22.13 and later), else with libsql, which reads and writes
 * the same files. Both are native modules outside of the bundle; only the one needed is loaded.
 */
export function openEngine(path: string): Engine {
  return hasOwnSqlite(process.versions.node) ? openNodeSqlite(path) : openLibsql(path);
}

function hasOwnSqlite(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 13);
}

function openNodeSqlite(path: string): Engine {
  const { DatabaseSync }: typeof import("node:sqlite") = require("node:sqlite");
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
    close: once(() => database.close()),
  };
}

/** Opens a database with libsql. @param path  also a URI, `file:…?immutable=1` */
export function openLibsql(path: string): Engine {
  const Libsql: typeof import("libsql").default = require("libsql");
  const database = new Libsql(path);
  return {
    exec: (sql) => database.exec(sql),
    prepare: (sql) => database.prepare(sql),
    close: once(() => database.close()),
  };
}

/** Closing twice does nothing; one of the two engines would throw. */
function once(close: () => void): () => void {
  let closed = false;
  return () => {
    if (closed) return;
    closed = true;
    close();
  };
}
