import {
  chmodSync,
  closeSync,
  openSync,
  readdirSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase, schemaVersion, toMesaError } from "../../src/sqlite/open-database.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { openEngine } from "../../src/sqlite/open-engine.ts";
import { testFolder } from "../support/test-context.ts";

const migrations = ["CREATE TABLE t (a TEXT, b INTEGER) STRICT"];

test("what one connection commits another one reads, and a failed transaction leaves nothing", async () => {
  const path = join(testFolder(), "a", "x.db");
  const one = await openDatabase(path, migrations);
  const other = await openDatabase(path, migrations);
  // Whoever reads waits for nobody who writes.
  expect(one.get("PRAGMA journal_mode")).toMatchObject({ journal_mode: "wal" });
  expect(one.run("INSERT INTO t VALUES (?, ?)", ["ñ", 1])).toBe(1);
  expect(() =>
    one.transaction(() => {
      one.run("INSERT INTO t VALUES (?, ?)", ["x", 2]);
      throw new RangeError("no");
    }),
  ).toThrow(RangeError);
  expect(other.all("SELECT a, b FROM t")).toMatchObject([{ a: "ñ", b: 1 }]);
  expect(other.get("SELECT a FROM t WHERE b = ?", [9]) ?? null).toBeNull();
  one.close();
  other.close();
});

test("a new file is waited for while another process makes it", async () => {
  const path = join(testFolder(), "x.db");
  const maker = openEngine(path);
  maker.exec("CREATE TABLE u (a)");
  maker.exec("BEGIN IMMEDIATE");
  const opening = openDatabase(path, migrations);
  maker.exec("COMMIT");
  const database = await opening;
  expect(database.run("INSERT INTO t VALUES ('a', 1)")).toBe(1);
  database.close();
  maker.close();
});

test("closing twice is closing once, whichever engine it is", async () => {
  const database = await openDatabase(join(testFolder(), "a.db"), []);
  database.close();
  expect(() => database.close()).not.toThrow();
});

test("later migrations run once, and a newer file is refused untouched", async () => {
  const path = join(testFolder(), "x.db");
  (await openDatabase(path, migrations)).close();
  const newer = [...migrations, "ALTER TABLE t ADD COLUMN c TEXT"];
  const database = await openDatabase(path, newer);
  database.run("INSERT INTO t (a, b, c) VALUES ('1', 2, '3')");
  database.close();
  await expect(openDatabase(path, migrations)).rejects.toMatchObject({ code: "base-mas-nueva" });
  const again = await openDatabase(path, newer);
  expect(again.get("SELECT c FROM t")).toMatchObject({ c: "3" });
  again.close();
});

test("a damaged file is set aside whole, and the next opening begins anew", async () => {
  const folder = testFolder();
  const path = join(folder, "x.db");
  writeFileSync(path, "esto no es una base de datos ".repeat(200));
  await expect(openDatabase(path, migrations)).rejects.toMatchObject({ code: "base-danada" });
  expect(readdirSync(folder).filter((name) => name.includes("danado"))).toHaveLength(1);
  (await openDatabase(path, migrations)).close();
});

test.each(["ERR_DLOPEN_FAILED", "MODULE_NOT_FOUND"])(
  "a native part that cannot be loaded (%s) is not called a full disk",
  async (code) => {
    const open = (): never => {
      throw Object.assign(new Error(code), { code });
    };
    const opening = openDatabase(join(testFolder(), "x.db"), migrations, open);
    await expect(opening).rejects.toMatchObject({ code: "motor-no-carga" });
  },
);

test("a database that turns out to be damaged is closed before it is set aside", async () => {
  const folder = testFolder();
  const path = join(folder, "x.db");
  const filled = await openDatabase(path, migrations);
  filled.transaction(() => {
    for (let row = 0; row < 3000; row += 1) {
      filled.run("INSERT INTO t VALUES (?, 1)", ["x".repeat(100)]);
    }
  });
  filled.get("PRAGMA wal_checkpoint(TRUNCATE)");
  filled.close();
  const file = openSync(path, "r+");
  writeSync(file, Buffer.alloc(40 * 4096, 7), 0, 40 * 4096, 8 * 4096);
  closeSync(file);
  const database = await openDatabase(path, migrations);
  const damage = expect.objectContaining({ code: "base-danada" });
  expect(() => database.transaction(() => database.all("SELECT * FROM t"))).toThrow(damage);
  // Whatever is written later would go into the file that was set aside.
  expect(() => database.run("INSERT INTO t VALUES ('a', 1)")).toThrow(damage);
  database.close();
  (await openDatabase(path, migrations)).close();
});

test.runIf(process.platform !== "win32")(
  "only the owner can read it, also where it was wider",
  async () => {
    const folder = testFolder();
    const path = join(folder, "x.db");
    (await openDatabase(path, migrations)).close();
    chmodSync(path, 0o666);
    chmodSync(folder, 0o755);
    const database = await openDatabase(path, migrations);
    database.run("INSERT INTO t VALUES ('a', 1)");
    const modes = readdirSync(folder).map((name) =>
      (statSync(join(folder, name)).mode & 0o777).toString(8),
    );
    expect(new Set(modes)).toEqual(new Set(["600"]));
    expect((statSync(folder).mode & 0o777).toString(8)).toBe("700");
    database.close();
  },
);

test.runIf(process.platform !== "win32")(
  "a folder that is shared by all, or closed to others already, stays as it is",
  async () => {
    const folder = testFolder();
    for (const mode of [0o1777, 0o500]) {
      chmodSync(folder, mode);
      const opening = openDatabase(join(folder, `${mode}.db`), migrations);
      if (mode === 0o1777) (await opening).close();
      // The system's administrator may write everywhere.
      else await opening.then((database) => database.close()).catch(() => {});
      expect(statSync(folder).mode & 0o7777).toBe(mode);
    }
    chmodSync(folder, 0o700);
  },
);

test.each([
  ["database or disk is full", "disco"],
  ["disk I/O error", "disco"],
  ["attempt to write a readonly database", "disco"],
  ["unable to open database file", "disco"],
  ["out of memory", "disco"],
  ["database is locked", "base-ocupada"],
  ["database table is locked: t", "base-ocupada"],
  ["database schema is locked: main", "base-ocupada"],
  ["file is not a database", "base-danada"],
  ["database disk image is malformed", "base-danada"],
  ["malformed database schema (t)", "base-danada"],
  ["file is encrypted or is not a database", "base-danada"],
  ["no such table: t", undefined],
])("what SQLite calls «%s» is %s", (message, code) => {
  const path = join(testFolder(), "x.db");
  writeFileSync(path, "x");
  let closed = 0;
  const file = { path, ino: statSync(path).ino };
  const failure = new Error(message);
  const found = toMesaError(failure, file, { close: () => void (closed += 1) });
  const isDamaged = code === "base-danada";
  expect(closed).toBe(isDamaged ? 1 : 0);
  if (code === undefined) expect(found).toBe(failure);
  else expect(found).toMatchObject({ code, params: { ruta: path }, cause: failure });
  expect(readdirSync(join(path, "..")).includes("x.db")).toBe(!isDamaged);
  const worded = new MesaError("disco");
  expect([
    toMesaError(worded, file, { close: () => {} }),
    toMesaError(7, file, { close: () => {} }),
  ]).toEqual([worded, 7]);
});

test("a transaction within another one is undone by itself", async () => {
  const database = await openDatabase(join(testFolder(), "x.db"), migrations);
  const add = (text: string) => database.run("INSERT INTO t VALUES (?, 1)", [text]);
  const kept = database.transaction(() => {
    add("a");
    expect(() =>
      database.transaction(() => {
        add("b");
        throw new RangeError("no");
      }),
    ).toThrow(RangeError);
    database.transaction(() => add("c"));
    return "whole";
  });
  expect(kept).toBe("whole");
  const texts = () => database.all("SELECT a FROM t ORDER BY a").map((row) => Object(row).a);
  expect(texts()).toEqual(["a", "c"]);
  expect(() =>
    database.transaction(() => {
      database.transaction(() => add("d"));
      throw new RangeError("no");
    }),
  ).toThrow(RangeError);
  expect(texts()).toEqual(["a", "c"]);
  // The next one is an outer one again.
  database.transaction(() => add("e"));
  expect([texts(), schemaVersion(database)]).toEqual([["a", "c", "e"], 1]);
  database.close();
});
