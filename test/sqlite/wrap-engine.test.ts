import { renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Engine } from "../../src/sqlite/database.ts";
import { migrate, openDatabase, wrapEngine } from "../../src/sqlite/open-database.ts";
import { openEngine } from "../../src/sqlite/open-engine.ts";
import { testFolder } from "../support/test-context.ts";

/** An engine that writes down what it is told, and fails at what begins so. */
function recording(fails: Readonly<Record<string, string>> = {}) {
  const said: string[] = [];
  const say = (text: string): void => {
    said.push(text);
    const failure = Object.entries(fails).find(([begin]) => text.startsWith(begin));
    if (failure !== undefined) throw new Error(failure[1]);
  };
  const engine: Engine = {
    exec: say,
    prepare(sql) {
      said.push(`prepare ${sql}`);
      return {
        run: () => {
          say(sql);
          return { changes: 1, lastInsertRowid: 1 };
        },
        get: () => {
          say(sql);
          return undefined;
        },
        all: () => {
          say(sql);
          return [];
        },
      };
    },
    close: () => void said.push("close"),
  };
  return { engine, said };
}

function wrapped(fails: Readonly<Record<string, string>> = {}) {
  const path = join(testFolder(), "x.db");
  writeFileSync(path, "x");
  const { engine, said } = recording(fails);
  return { path, said, database: wrapEngine(engine, { path, ino: statSync(path).ino }) };
}

test("a statement is prepared once, until the database is closed", () => {
  const { database, said } = wrapped();
  database.run("A", [1]);
  database.get("A");
  database.all("B");
  database.close();
  expect(said).toEqual(["prepare A", "A", "A", "prepare B", "B", "close"]);
});

test("transactions begin at once, those within others by savepoints, and each time anew", () => {
  const { database, said } = wrapped();
  const work = (): void =>
    database.transaction(() => database.transaction(() => database.exec("x")));
  work();
  work();
  const once = ["BEGIN IMMEDIATE", "SAVEPOINT parte", "x", "RELEASE parte", "COMMIT"];
  expect(said).toEqual([...once, ...once]);
});

test("what fails is undone; where SQLite did so itself that is no failure, any other is", () => {
  const fail = (fails: Readonly<Record<string, string>>) => {
    const { database, said } = wrapped({ x: "no such table: t", ...fails });
    const outer = () => database.transaction(() => database.exec("x"));
    let words: unknown;
    try {
      database.transaction(outer);
    } catch (error) {
      words = error instanceof Error ? error.message : error;
    }
    return [words, said.slice(3)];
  };
  const back = ["ROLLBACK TO parte; RELEASE parte", "ROLLBACK"];
  expect(fail({})).toEqual(["no such table: t", back]);
  expect(fail({ ROLLBACK: "cannot rollback - no transaction is active" })).toEqual([
    "no such table: t",
    back,
  ]);
  expect(fail({ ROLLBACK: "no such savepoint: parte" })).toEqual(["no such table: t", back]);
  expect(fail({ ROLLBACK: "cannot rollback - SQL statements in progress" })).toEqual([
    "cannot rollback - SQL statements in progress",
    back,
  ]);
});

test("after a full disk the database goes on, after damage nothing is tried any more", () => {
  const full = wrapped({ x: "database or disk is full" });
  expect(() => full.database.exec("x")).toThrow(expect.objectContaining({ code: "disco" }));
  full.database.exec("y");
  expect(full.said).toEqual(["x", "y"]);
  const { database, said } = wrapped({ x: "database disk image is malformed" });
  const damage = expect.objectContaining({ code: "base-danada" });
  expect(() => database.transaction(() => database.exec("x"))).toThrow(damage);
  expect(() => database.exec("y")).toThrow(damage);
  expect(said).toEqual(["BEGIN IMMEDIATE", "x", "close"]);
});

test("damage that another process set aside already is told with the copy's place", () => {
  const damaged = (change: (path: string) => void) => {
    const { path, database } = wrapped({ x: "file is not a database" });
    change(path);
    try {
      return database.exec("x");
    } catch (error) {
      return [Object(error).params, path];
    }
  };
  const [moved = {}, from = ""] = damaged((path) => renameSync(path, `${path}.danado-7`)) ?? [];
  expect(moved).toEqual({ ruta: from, aparte: `${from}.danado-7` });
  const [gone, path] = damaged((one) => renameSync(one, `${one}.otro`)) ?? [];
  expect(gone).toEqual({ ruta: path, aparte: path });
});

test("what another process has migrated meanwhile is not migrated again", () => {
  const versions = [0, 1];
  const said: string[] = [];
  const { database } = wrapped();
  migrate(
    {
      ...database,
      get: () => ({ user_version: versions.shift() ?? 1 }),
      exec: (sql) => void said.push(sql),
      transaction: (work) => work(),
    },
    ["uno"],
    "x.db",
  );
  expect(said).toEqual(["PRAGMA user_version=1"]);
});

test("an open database waits for others, flushes, and leaves nothing of what was deleted", async () => {
  const path = join(testFolder(), "x.db");
  const database = await openDatabase(path, ["CREATE TABLE t (a)"]);
  const setting = (name: string) => Object.values(Object(database.get(`PRAGMA ${name}`)))[0];
  const names = ["busy_timeout", "synchronous", "foreign_keys", "secure_delete", "user_version"];
  expect(names.map(setting)).toEqual([20_000, 2, 1, 1, 1]);
  const other = openEngine(path);
  for (let round = 0; round < 2; round += 1) {
    // Nobody else can write from the beginning of a transaction on.
    database.transaction(() => {
      expect(() => other.exec("BEGIN IMMEDIATE")).toThrow(/locked/);
    });
  }
  other.close();
  database.close();
});

test("an engine that does not get ready is closed, and where no file can be that is told", async () => {
  const folder = testFolder();
  const fails = { "PRAGMA journal_mode": "something else" };
  const { engine, said } = recording(fails);
  await expect(openDatabase(join(folder, "x.db"), [], () => engine)).rejects.toThrow(
    "something else",
  );
  expect(said.at(-1)).toBe("close");
  writeFileSync(join(folder, "archivo"), "");
  const path = join(folder, "archivo", "x.db");
  await expect(openDatabase(path, [])).rejects.toMatchObject({
    code: "disco",
    params: { ruta: path },
  });
});

test("a file that others keep locked is tried for twenty seconds", async () => {
  const path = join(testFolder(), "x.db");
  const { engine, said } = recording({ "PRAGMA journal_mode": "database is locked" });
  const times = [0, 19_999, 20_000];
  const now = vi.spyOn(performance, "now").mockImplementation(() => times.shift() ?? 0);
  onTestFinished(() => now.mockRestore());
  await expect(openDatabase(path, [], () => engine)).rejects.toMatchObject({
    code: "base-ocupada",
    params: { ruta: path },
  });
  expect(said.slice(1)).toEqual(["PRAGMA journal_mode=WAL", "PRAGMA journal_mode=WAL", "close"]);
});
