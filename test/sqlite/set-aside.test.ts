import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { setAside, setAsideCopies } from "../../src/sqlite/set-aside.ts";
import { testFolder } from "../support/test-context.ts";

const { pid } = process;

test("a database goes aside with its log, and never in the place of an earlier one", () => {
  const folder = testFolder();
  const path = join(folder, "x.db");
  for (const end of ["", "-wal", "-shm"]) writeFileSync(path + end, `uno${end}`);
  expect(setAside(path)).toBe(`${path}.danado-${pid}`);
  writeFileSync(path, "dos");
  expect(setAside(path)).toBe(`${path}.danado-${pid + 1}`);
  writeFileSync(path, "tres");
  expect(setAside(path)).toBe(`${path}.danado-${pid + 2}`);
  const found = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]);
  expect(Object.fromEntries(found)).toEqual({
    [`x.db.danado-${pid}`]: "uno",
    [`x.db.danado-${pid}-wal`]: "uno-wal",
    [`x.db.danado-${pid}-shm`]: "uno-shm",
    [`x.db.danado-${pid + 1}`]: "dos",
    [`x.db.danado-${pid + 2}`]: "tres",
  });
});

test("the copies of a database are those of its own name, without their logs", () => {
  const folder = testFolder();
  const names = ["x.db.danado-7", "x.db.danado-7-wal", "x.db.danado-", "y.db.danado-8", "x.db"];
  for (const name of [...names, "ax.db.danado-9", "x.db.danado-10"]) {
    writeFileSync(join(folder, name), "");
  }
  const copies = setAsideCopies(join(folder, "x.db"));
  expect(copies.map((one) => basename(one)).toSorted()).toEqual([
    "x.db.danado-10",
    "x.db.danado-7",
  ]);
  expect(copies).toContain(join(folder, "x.db.danado-7"));
});
