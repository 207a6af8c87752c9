import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { MesaError } from "../../src/errors/mesa-error.ts";
import type { Database } from "../../src/sqlite/database.ts";
import { groupCommits } from "../../src/sqlite/group-commits.ts";
import { openDatabase } from "../../src/sqlite/open-database.ts";
import { testFolder } from "../support/test-context.ts";

/** A database that counts its outer transactions, each of which takes so many milliseconds more. */
async function countedDatabase(slowMs = 0) {
  const database = await openDatabase(join(testFolder(), "x.db"), [
    "CREATE TABLE t (a TEXT) STRICT",
  ]);
  let depth = 0;
  let commits = 0;
  const counted: Pick<Database, "transaction"> = {
    transaction(work) {
      depth += 1;
      try {
        return database.transaction(work);
      } finally {
        depth -= 1;
        if (depth === 0) {
          commits += 1;
          const until = performance.now() + slowMs;
          while (performance.now() < until);
        }
      }
    },
  };
  const insert = (value: string) => () => database.run("INSERT INTO t VALUES (?)", [value]);
  const rows = () => database.all("SELECT a FROM t ORDER BY rowid").length;
  return { database, counted, insert, rows, commits: () => commits };
}

test("changes at the same time are one flush; one that fails fails alone", async () => {
  const { database, counted, insert, rows, commits } = await countedDatabase();
  const change = groupCommits(counted);
  const bad = change(() => {
    insert("malo")();
    throw new RangeError("no");
  });
  const all = await Promise.allSettled([change(insert("a")), bad, change(insert("b"))]);
  expect(all.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect([rows(), commits()]).toEqual([2, 1]);
  database.close();
});

test("a disk that can't be written fails them all, and nothing of them is kept", async () => {
  const { database, counted, insert, rows } = await countedDatabase();
  const change = groupCommits(counted);
  const full = change(() => {
    throw new MesaError("disco", { params: { ruta: "x" } });
  });
  const all = await Promise.allSettled([change(insert("a")), full, change(insert("b"))]);
  expect(all).toEqual(
    Array.from({ length: 3 }, () => ({
      status: "rejected",
      reason: expect.objectContaining({ code: "disco" }),
    })),
  );
  expect([rows(), await change(insert("c"))]).toEqual([0, 1]);
  database.close();
});

test("behind a slow disk, too, every change is made", async () => {
  const { database, counted, insert, rows, commits } = await countedDatabase(3);
  const change = groupCommits(counted);
  for (const round of ["a", "b", "c"]) {
    await Promise.all([change(insert(round)), change(insert(round))]);
  }
  expect([rows(), commits()]).toEqual([6, 3]);
  database.close();
});

test("changes are gathered for as long as the last flush took, up to 20 ms", async () => {
  const now = vi.spyOn(performance, "now");
  const timers = vi.spyOn(globalThis, "setTimeout");
  const turns = vi.spyOn(globalThis, "setImmediate");
  onTestFinished(() => void vi.restoreAllMocks());
  const change = groupCommits({ transaction: (work) => work() });
  /** How the next change is put off after a flush that took so long. */
  const after = async (tookMs: number) => {
    now.mockReturnValueOnce(1000).mockReturnValueOnce(1000 + tookMs);
    await change(() => "");
    timers.mockClear();
    turns.mockClear();
    now.mockReturnValueOnce(0).mockReturnValueOnce(0);
    await change(() => "");
    return [turns.mock.calls.length, timers.mock.calls.map(([, delayMs]) => delayMs)];
  };
  expect(await after(0.9)).toEqual([1, []]);
  expect(await after(1)).toEqual([0, [1]]);
  expect(await after(20)).toEqual([0, [20]]);
  expect(await after(50)).toEqual([0, [20]]);
});
