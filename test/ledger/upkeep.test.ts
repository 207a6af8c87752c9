import { createHash } from "node:crypto";
import { existsSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Settlement } from "../../src/ports/ledger.ts";
import type { DataSelection } from "../../src/ports/local-data.ts";
import { openLedger } from "../../src/ledger/sqlite-ledger.ts";
import { openEngine } from "../../src/sqlite/open-engine.ts";
import { settled, testIntent, testTicket } from "../support/intent.ts";
import { testFolder } from "../support/test-context.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A journal whose clock the test sets. */
async function journal(begun = "2026-11-24T15:00:00Z") {
  const folder = testFolder();
  let now = new Date(begun);
  const options = { folder, clock: () => now, pid: process.pid, isAlive: () => true };
  const ledger = await openLedger(options);
  onTestFinished(() => ledger.close());
  const engine = openEngine(join(folder, "libro.db"));
  onTestFinished(() => engine.close());
  const pass = (ms: number): void => void (now = new Date(now.getTime() + ms));
  return { folder, ledger, engine, pass, now: () => now };
}

test("a sweep takes copies that no request needs, a day old, unless a damaged row may need them", async () => {
  const { folder, ledger, engine, now } = await journal();
  const keep = async (text: string, ageMs: number) => {
    const path = join(folder, "papel");
    writeFileSync(path, text);
    const sha256 = createHash("sha256").update(text).digest("hex");
    const ruta = await ledger.keepFile(path, sha256);
    const made = new Date(now().getTime() - ageMs);
    utimesSync(ruta, made, made);
    const file = { clase: "adjunto", nombre: text, tipo: "image/png", bytes: text.length } as const;
    return { ...file, ruta, sha256 };
  };
  const [needed, orphan, young] = [
    await keep("de una solicitud", 9 * dayMs),
    await keep("de nadie", dayMs + 1),
    await keep("reciente", dayMs),
  ];
  const { solicitud } = await ledger.record(testIntent({ archivos: [needed] }));
  const there = () => [needed, orphan, young].map(({ ruta }) => existsSync(ruta));
  engine.exec("INSERT INTO apartadas VALUES ('x', '', '')");
  await ledger.sweep();
  expect(there()).toEqual([true, true, true]);
  engine.exec("DELETE FROM apartadas");
  await ledger.sweep();
  expect(there()).toEqual([true, false, true]);
  // What was purged needs none.
  await settled(ledger, solicitud, { estado: "aceptado", ticket: testTicket });
  await ledger.purge([solicitud], { receipts: false });
  expect(there()).toEqual([false, false, true]);
});

test("a turn is had again after its time, and one taken by a clock that was ahead at once", async () => {
  const { ledger, pass } = await journal();
  const turn = () => ledger.takeTurn("aseo", dayMs);
  expect([await turn(), await turn(), await ledger.takeTurn("otra", dayMs)]).toEqual([
    true,
    false,
    true,
  ]);
  pass(dayMs - 1);
  expect(await turn()).toBe(false);
  pass(1);
  expect([await turn(), await turn()]).toEqual([true, false]);
  pass(-dayMs + 1);
  expect(await turn()).toBe(false);
  pass(-1);
  expect([await turn(), await turn()]).toEqual([true, false]);
});

test("what was settled before a day is told, without what has lost its copies already", async () => {
  const { ledger, now } = await journal();
  const { solicitud } = await ledger.record(testIntent());
  const later = new Date("2100-01-01T00:00:00Z");
  const before = (copies: boolean, moment = later) => ledger.settledBefore(moment, { copies });
  expect(await before(true)).toEqual([]);
  await settled(ledger, solicitud, { estado: "aceptado", ticket: testTicket });
  expect([await before(true), await before(false)]).toEqual([[solicitud], [solicitud]]);
  expect(await before(true, new Date("2020-01-01T00:00:00Z"))).toEqual([]);
  await ledger.purge([solicitud], { receipts: false });
  expect([await before(true), await before(false)]).toEqual([[], [solicitud]]);
  expect(now().getTime()).toBeGreaterThan(0);
});

test("a journal is compacted where more than a share of it is free", async () => {
  const { ledger, engine } = await journal();
  const freePages = () =>
    Number(
      /freelist_count":(\d+)/.exec(
        JSON.stringify(engine.prepare("PRAGMA freelist_count").get([])),
      )?.[1],
    );
  engine.exec("CREATE TABLE relleno (x); INSERT INTO relleno VALUES (zeroblob(400000))");
  engine.exec("DROP TABLE relleno");
  const free = freePages();
  expect(free).toBeGreaterThan(0);
  await ledger.compact(1);
  expect(freePages()).toBe(free);
  await ledger.compact(0.1);
  expect(freePages()).toBe(0);
});

test("a clock that jumps ahead is believed after it has shown so for a fortnight", async () => {
  const { ledger, pass } = await journal();
  expect(await ledger.believesClock(undefined)).toBe(true);
  // Ninety days without a sign may pass.
  pass(90 * dayMs);
  expect(await ledger.believesClock(undefined)).toBe(true);
  pass(90 * dayMs + 1);
  expect(await ledger.believesClock(undefined)).toBe(false);
  pass(14 * dayMs - 1);
  expect(await ledger.believesClock(undefined)).toBe(false);
  pass(1);
  expect(await ledger.believesClock(undefined)).toBe(true);
  expect(await ledger.believesClock(undefined)).toBe(true);
  // A jump that ends, or goes back, begins anew.
  pass(400 * dayMs);
  expect(await ledger.believesClock(undefined)).toBe(false);
  pass(90 * dayMs);
  expect(await ledger.believesClock(undefined)).toBe(true);
  pass(400 * dayMs);
  expect(await ledger.believesClock(undefined)).toBe(false);
  pass(90 * dayMs + 1);
  expect(await ledger.believesClock(undefined)).toBe(false);
  pass(13 * dayMs);
  expect(await ledger.believesClock(undefined)).toBe(false);
  pass(-20 * dayMs);
  expect(await ledger.believesClock(undefined)).toBe(false);
  pass(14 * dayMs);
  expect(await ledger.believesClock(undefined)).toBe(true);
});

test("a desk's time, or its newest ticket, is a sign that the clock is right", async () => {
  const { ledger, pass, now } = await journal();
  const desk = (ms: number) => ledger.believesClock(new Date(now().getTime() + ms));
  expect(await ledger.believesClock(undefined)).toBe(true);
  expect([await desk(dayMs), await desk(-dayMs)]).toEqual([true, true]);
  expect([await desk(dayMs + 1), await desk(-dayMs - 1)]).toEqual([false, false]);
  pass(200 * dayMs);
  const { solicitud } = await ledger.record(testIntent());
  const creado = now().toISOString();
  const ticket = { ...testTicket, creado, actualizado: creado };
  await settled(ledger, solicitud, { estado: "aceptado", ticket });
  pass(90 * dayMs);
  expect(await ledger.believesClock(undefined)).toBe(true);
  pass(91 * dayMs);
  expect([await ledger.believesClock(undefined), await desk(0)]).toEqual([false, true]);
});

test("what a selection means is all that fits each of its parts", async () => {
  const { ledger, engine } = await journal();
  const make = async (at: number, change: object, settlement?: Settlement) => {
    const solicitud = `01a20000-0000-7000-8000-00000000000${at}`;
    await ledger.record(testIntent({ solicitud, clave: `${at}`, esencia: "", ...change }));
    if (settlement !== undefined) await settled(ledger, solicitud, settlement);
  };
  const accepted = { estado: "aceptado", ticket: testTicket } as const;
  await make(1, { creada: "2026-01-01T00:00:00.000Z" }, accepted);
  await make(2, { datos: { identificacion: "7" } }, { estado: "rechazado", motivo: "no" });
  await make(3, { perfil: "otro", datos: { identificacion: "7" } }, accepted);
  await make(4, { datos: { identificacion: "7" } });
  await make(5, { datos: { identificacion: "7" } }, { estado: "desconocido", motivo: "x" });
  await make(6, {});
  engine.exec("UPDATE entradas SET intencion = 'roto' WHERE solicitud LIKE '%6'");
  const meant = async (selection: DataSelection) => {
    const { settled: found, waiting } = await ledger.purgeable(selection);
    return [found.map(({ solicitud }) => solicitud.at(-1)).join(""), waiting];
  };
  expect(await meant({})).toEqual(["123", 2]);
  expect(await meant({ identificacion: "7" })).toEqual(["23", 2]);
  expect(await meant({ identificacion: "7", perfil: "prueba" })).toEqual(["2", 2]);
  expect(await meant({ perfil: "otro" })).toEqual(["3", 0]);
  expect(await meant({ ticket: "T-1" })).toEqual(["13", 0]);
  expect(await meant({ before: new Date("2026-01-01T00:00:00.001Z") })).toEqual(["1", 0]);
  expect(await meant({ before: new Date("2026-01-01T00:00:00.000Z") })).toEqual(["", 0]);
  expect((await ledger.purgeable({ perfil: "otro" })).settled).toEqual([
    {
      solicitud: "01a20000-0000-7000-8000-000000000003",
      ticket: "T-1",
      perfil: "otro",
      creada: testIntent().creada,
    },
  ]);
});
