import { createRequire } from "node:module";
import type { Engine } from "./database.ts";

/** `require`, because a dynamic import does not work in code from V8's code cache. */
const require = createRequire(import.meta.url);

/**
 * Opens a database with Node's own SQLite (22.13 and later), else with libsql, which reads and writes
 * the same files. Both are native modules outside of the bundle; only the one needed is loaded.
 */
export function openEngine(path: string): Engine {
  return isNodeSince(22, 13) ? openNodeSqlite(path) : openLibsql(path);
}

/** The same for a URI, `file:…?immutable=1`, which Node's own SQLite takes from 22.15 and 23.10 on. */
export function openUri(uri: string): Engine {
  const takesUris = isNodeSince(23, 10) || (isNodeSince(22, 15) && !isNodeSince(23, 0));
  return takesUris ? openNodeSqlite(uri) : openLibsql(uri);
}

function isNodeSince(major: number, minor: number): boolean {
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split(".").map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
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

/** Opens a database with libsql. @param path  also a URI, as `openUri` takes it */
function openLibsql(path: string): Engine {
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
