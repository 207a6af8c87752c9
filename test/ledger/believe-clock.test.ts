import { expect, test } from "vitest";
import { openLedger } from "../../src/ledger/sqlite-ledger.ts";
import { testFolder } from "../support/test-context.ts";

const dayMs = 24 * 3_600_000;

test("a desk's Date that contradicts the clock keeps it from being believed, however long it shows so", async () => {
  const folder = testFolder();
  let now = new Date("2026-11-24T15:00:00Z");
  const options = { folder, clock: () => now, pid: process.pid, isAlive: () => true };
  const ledger = await openLedger(options);
  expect(await ledger.believesClock(now)).toBe(true);
  const desk = (): Date => new Date(now.getTime() - 6 * 365 * dayMs);
  now = new Date("2032-11-24T15:00:00Z");
  for (let day = 0; day < 20; day += 1) {
    expect(await ledger.believesClock(desk())).toBe(false);
    now = new Date(now.getTime() + dayMs);
  }
  expect(await ledger.believesClock(new Date(now.getTime() + dayMs / 2))).toBe(true);
  ledger.close();
});
