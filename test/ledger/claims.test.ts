import { join } from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { openLedger } from "../../src/ledger/sqlite-ledger.ts";
import { openEngine } from "../../src/sqlite/open-engine.ts";
import { testIntent } from "../support/intent.ts";
import { testFolder } from "../support/test-context.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterEach(() => void vi.useRealTimers());

const begun = new Date("2026-11-24T15:00:00Z");

/** A journal whose clock goes on by the timers', and on which certain changes find the disk full. */
async function journal(folder = testFolder(), pid = 1) {
  let now = begun;
  const ledger = await openLedger({ folder, clock: () => now, pid, isAlive: () => true });
  onTestFinished(() => ledger.close());
  const engine = openEngine(join(folder, "libro.db"));
  onTestFinished(() => engine.close());
  const full = (condition: string): void =>
    engine.exec(`CREATE TRIGGER lleno BEFORE UPDATE OF estado ON entradas WHEN ${condition}
      BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`);
  const pass = (seconds: number): void => {
    for (let second = 0; second < seconds; second += 1) {
      now = new Date(now.getTime() + 1000);
      vi.advanceTimersByTime(1000);
    }
  };
  return { folder, ledger, full, roomAgain: () => engine.exec("DROP TRIGGER lleno"), pass };
}

test("a claim is renewed by one timer, which ends with it", async () => {
  const { ledger, pass } = await journal();
  const { solicitud } = await ledger.record(testIntent());
  const claim = await ledger.claim(solicitud);
  if (claim === undefined) throw new Error("no claim");
  expect(vi.getTimerCount()).toBe(1);
  // A lease of thirty seconds is renewed at a third of it.
  pass(90);
  expect((await ledger.find(solicitud))?.estado).toBe("enviando");
  await ledger.settle(claim, { estado: "pendiente" });
  expect(vi.getTimerCount()).toBe(0);
  const again = await ledger.claim(solicitud);
  expect([again?.turn, vi.getTimerCount()]).toEqual([2, 1]);
  ledger.close();
  expect(vi.getTimerCount()).toBe(0);
});

test("a claim that somebody else has taken over is renewed no more", async () => {
  const { folder, ledger, pass } = await journal();
  const { solicitud } = await ledger.record(testIntent());
  await ledger.claim(solicitud);
  pass(10);
  expect(vi.getTimerCount()).toBe(1);
  const engine = openEngine(join(folder, "libro.db"));
  onTestFinished(() => engine.close());
  engine.exec("UPDATE entradas SET turno = turno + 1");
  pass(10);
  expect(vi.getTimerCount()).toBe(0);
});

test("a claim that was undone with others of its moment is not renewed for the next one", async () => {
  const { folder, ledger, full, roomAgain, pass } = await journal();
  const first = (await ledger.record(testIntent())).solicitud;
  const second = (
    await ledger.record(
      testIntent({ solicitud: "01a20000-0000-7000-8000-000000000002", clave: "b" }),
    )
  ).solicitud;
  full(`new.estado = 'enviando' AND new.solicitud = '${second}'`);
  const claims = await Promise.allSettled([first, second].map((id) => ledger.claim(id)));
  expect(claims.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect((await ledger.find(first))?.estado).toBe("pendiente");
  roomAgain();
  const other = await journal(folder, 2);
  expect((await other.ledger.claim(first))?.turn).toBe(1);
  other.ledger.close();
  pass(35);
  expect((await ledger.find(first))?.estado).toBe("desconocido");
});
