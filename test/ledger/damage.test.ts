import { createHash } from "node:crypto";
import { closeSync, openSync, readdirSync, readFileSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ledgerMigrations } from "../../src/ledger/ledger-schema.ts";
import { openLedger } from "../../src/ledger/sqlite-ledger.ts";
import { entryStates } from "../../src/ports/ledger.ts";
import { openDatabase } from "../../src/sqlite/open-database.ts";
import { testIntent, testTicket } from "../support/intent.ts";
import { testFolder } from "../support/test-context.ts";

const now = new Date("2026-11-24T15:00:00Z");
const open = (folder: string) =>
  openLedger({ folder, clock: () => now, pid: 1, isAlive: () => true });

const intentOf = (number: number) =>
  testIntent({
    solicitud: `01a20000-0000-7000-8000-${String(number).padStart(12, "0")}`,
    clave: `clave-${number}`,
    datos: { asunto: `Número ${number}`, consulta: "¿?".repeat(400) },
  });

/** A journal with this many entries, the first half accepted, and its file with all of them written. */
async function journal(count: number) {
  const folder = testFolder();
  const ledger = await open(folder);
  for (let number = 0; number < count; number += 1) {
    const { solicitud } = await ledger.record(intentOf(number));
    const claim = number < count / 2 ? await ledger.claim(solicitud) : undefined;
    const ticket = { ...testTicket, numero: `T-${number}` };
    if (claim !== undefined) await ledger.settle(claim, { estado: "aceptado", ticket });
  }
  await ledger.compact(1);
  ledger.close();
  return { folder, path: join(folder, "libro.db") };
}

function overwrite(path: string, from: number, length: number): void {
  const file = openSync(path, "r+");
  writeSync(file, Buffer.alloc(length, "x"), 0, length, from);
  closeSync(file);
}

const asideOf = (folder: string) =>
  readdirSync(folder).filter((name) => /^libro\.db\.danado-\d+$/.test(name));
const digest = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");

/** The entries that the journal has when the command is run again after an error. */
async function recovered(folder: string) {
  const ledger = await open(folder);
  const entries = await ledger.list({ estados: entryStates });
  await ledger.compact(1);
  ledger.close();
  return entries;
}

test.each([
  ["its header", 0, 100],
  ["its first page", 0, 4096],
])("with %s overwritten every entry is rescued", async (_what, from, length) => {
  const { folder, path } = await journal(40);
  overwrite(path, from, length);
  const before = digest(path);
  await expect(open(folder)).rejects.toMatchObject({ code: "base-danada" });
  const entries = await recovered(folder);
  expect(entries).toHaveLength(40);
  for (const [number, entry] of entries.entries()) {
    const accepted = number < 20;
    expect(entry).toMatchObject({
      ...intentOf(number),
      estado: accepted ? "aceptado" : "desconocido",
      ticket: accepted ? { numero: `T-${number}` } : null,
    });
  }
  const [aside = ""] = asideOf(folder);
  expect(digest(join(folder, aside))).toBe(before);
  expect(await recovered(folder)).toEqual(entries);
});

test("a page in the middle costs its own entries; what is found later is set aside too", async () => {
  const { folder, path } = await journal(60);
  overwrite(path, Math.floor(statSync(path).size / 4096 / 2) * 4096, 4096);
  const ledger = await open(folder);
  await expect(ledger.list({ estados: entryStates })).rejects.toThrow(
    expect.objectContaining({ code: "base-danada" }),
  );
  ledger.close();
  expect(asideOf(folder)).toHaveLength(1);
  const entries = await recovered(folder);
  expect(entries.length).toBeGreaterThan(50);
  expect(entries.length).toBeLessThan(60);
});

test("nothing is there to be rescued from a file of something else, and none is overwritten", async () => {
  const { folder, path } = await journal(1);
  for (const count of [1, 2]) {
    overwrite(path, 0, statSync(path).size);
    await expect(open(folder)).rejects.toMatchObject({ code: "base-danada" });
    expect(await recovered(folder)).toEqual([]);
    expect(asideOf(folder)).toHaveLength(count);
  }
});

test("ten processes that find the damage at once rescue each entry once", async () => {
  const { folder, path } = await journal(20);
  overwrite(path, 0, 100);
  const opened = await Promise.allSettled(Array.from({ length: 10 }, () => open(folder)));
  for (const one of opened) if (one.status === "fulfilled") one.value.close();
  expect(opened.filter(({ status }) => status === "rejected").length).toBeGreaterThan(0);
  expect(await recovered(folder)).toHaveLength(20);
  expect(asideOf(folder)).toHaveLength(1);
});

test("a journal of the first version is brought up to date with all that it holds", async () => {
  const folder = testFolder();
  const { esencia: _later, ...intent } = testIntent();
  const first = await openDatabase(join(folder, "libro.db"), ledgerMigrations.slice(0, 1));
  first.run(
    `INSERT INTO entradas (solicitud, perfil, clave, estado, intentos, ticket, resumen, actualizada,
       intencion) VALUES (?, ?, ?, 'aceptado', 2, 'T-1', ?, ?, ?)`,
    [
      intent.solicitud,
      intent.perfil,
      intent.clave,
      JSON.stringify(testTicket),
      intent.creada,
      JSON.stringify(intent),
    ],
  );
  first.close();
  const ledger = await open(folder);
  expect(await ledger.list({ estados: entryStates })).toEqual([
    {
      ...intent,
      esencia: "",
      entregada: null,
      entrega: null,
      estado: "aceptado",
      intentos: 2,
      ticket: testTicket,
      motivo: null,
      actualizada: intent.creada,
    },
  ]);
  const second = testIntent({ ...intentOf(2), esencia: "e2" });
  await ledger.record(second);
  expect((await ledger.findDuplicate("prueba", "e2", new Date(0)))?.solicitud).toBe(
    second.solicitud,
  );
  ledger.close();
});

test("the file is compacted once much of it is free, and one of many processes has the turn", async () => {
  const { folder, path } = await journal(120);
  const ledger = await open(folder);
  const other = await open(folder);
  const full = statSync(path).size;
  const ids = await ledger.settledBefore(new Date("2030-01-01"), { copies: true });
  await ledger.purge(ids, { receipts: true });
  await ledger.compact(0.99);
  expect(statSync(path).size).toBeGreaterThanOrEqual(full);
  await ledger.compact(0.25);
  expect(statSync(path).size).toBeLessThan(0.7 * full);
  expect(await other.list({ estados: entryStates })).toHaveLength(60);
  const turns = await Promise.all([ledger, other, ledger].map((one) => one.takeTurn("algo", 1000)));
  expect(turns).toEqual([true, false, false]);
  ledger.close();
  other.close();
});
