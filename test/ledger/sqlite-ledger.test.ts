import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openLedger } from "../../src/ledger/sqlite-ledger.ts";
import { testIntent, testTicket } from "../support/intent.ts";
import { testFolder } from "../support/test-context.ts";

const later = new Date("2026-11-24T16:00:00Z");

async function open(
  folder: string,
  options: { pid?: number; living?: readonly number[]; now?: Date } = {},
) {
  const { pid = 1, living = [1, 2], now = new Date("2026-11-24T15:00:00Z") } = options;
  const ledger = await openLedger({
    folder,
    clock: () => now,
    pid,
    isAlive: (one) => living.includes(one),
  });
  onTestFinished(() => ledger.close());
  return ledger;
}

test("an intent is there for another process as soon as it is recorded", async () => {
  const folder = testFolder();
  const one = await open(folder);
  const entry = one.record(testIntent());
  expect(entry).toEqual({
    ...testIntent(),
    estado: "pendiente",
    intentos: 0,
    ticket: null,
    motivo: null,
    actualizada: testIntent().creada,
  });
  const other = await open(folder, { pid: 2 });
  expect(other.findByKey("prueba", "clave-1")).toEqual(entry);
  expect(other.findByKey("otro", "clave-1")).toBeUndefined();
});

test("a known key gives its first entry; only a refused one is replaced", async () => {
  const ledger = await open(testFolder());
  const first = ledger.record(testIntent());
  const second = testIntent({ solicitud: "01a20000-0000-7000-8000-000000000002", huella: "h2" });
  expect(ledger.record(second)).toEqual(first);
  ledger.settle(first.solicitud, { estado: "rechazado", motivo: "no" });
  expect(ledger.record(second)).toMatchObject({ solicitud: second.solicitud, estado: "pendiente" });
  expect(ledger.find(first.solicitud)).toBeUndefined();
});

test("only one of two living processes gets an entry, and nobody an accepted one", async () => {
  const folder = testFolder();
  const [one, other] = [await open(folder), await open(folder, { pid: 2 })];
  const { solicitud } = one.record(testIntent());
  expect([one.claim(solicitud, later), other.claim(solicitud, later)]).toEqual([true, false]);
  expect(other.find(solicitud)).toMatchObject({ estado: "enviando", intentos: 1 });
  one.settle(solicitud, { estado: "aceptado", ticket: testTicket });
  expect(other.claim(solicitud, later)).toBe(false);
  expect(other.findByTicket("prueba", "T-1")).toMatchObject({
    estado: "aceptado",
    ticket: testTicket,
  });
});

test("an entry whose sender died, or overran its time, is of unknown fate and can be taken over", async () => {
  const folder = testFolder();
  const one = await open(folder);
  const { solicitud } = one.record(testIntent());
  one.claim(solicitud, later);
  const survivor = await open(folder, { pid: 2, living: [2] });
  expect(survivor.find(solicitud)?.estado).toBe("desconocido");
  expect(survivor.claim(solicitud, later)).toBe(true);
  const late = await open(folder, {
    pid: 3,
    living: [1, 2, 3],
    now: new Date("2026-11-24T17:00:00Z"),
  });
  expect(late.list({ estados: ["desconocido"] })).toHaveLength(1);
});

test("files are kept once, by their digest, and go with the last entry that needs them", async () => {
  const folder = testFolder();
  const ledger = await open(folder);
  const source = join(folder, "captura.png");
  writeFileSync(source, "píxeles");
  const sha256 = createHash("sha256").update("píxeles").digest("hex");
  const kept = await ledger.keepFile(source, sha256);
  expect(readFileSync(kept, "utf8")).toBe("píxeles");
  await expect(ledger.keepFile(source, "0".repeat(64))).rejects.toMatchObject({
    code: "archivo-ilegible",
  });
  const file = {
    clase: "adjunto",
    nombre: "captura.png",
    ruta: kept,
    tipo: "image/png",
    bytes: 8,
    sha256,
  } as const;
  const first = ledger.record(testIntent({ archivos: [file] }));
  const second = ledger.record(
    testIntent({
      solicitud: "01a20000-0000-7000-8000-000000000002",
      clave: "clave-2",
      archivos: [file],
    }),
  );
  await ledger.drop(first.solicitud);
  expect(existsSync(kept)).toBe(true);
  await ledger.drop(second.solicitud);
  expect(existsSync(kept)).toBe(false);
});
