import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { ledgerMigrations } from "../../src/ledger/ledger-schema.ts";
import { openLedger } from "../../src/ledger/sqlite-ledger.ts";
import { openDatabase } from "../../src/sqlite/open-database.ts";
import { settled, testIntent, testTicket } from "../support/intent.ts";
import { testFolder } from "../support/test-context.ts";

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
  const entry = await one.record(testIntent());
  expect(entry).toEqual({
    ...testIntent(),
    estado: "pendiente",
    intentos: 0,
    ticket: null,
    motivo: null,
    actualizada: testIntent().creada,
    entregada: null,
    entrega: null,
  });
  const other = await open(folder, { pid: 2 });
  expect(await other.findByKey("prueba", "clave-1")).toEqual(entry);
  expect(await other.findByKey("otro", "clave-1")).toBeUndefined();
});

test("a kept file that was cut off by a power failure is copied in again", async () => {
  const folder = testFolder();
  const ledger = await open(folder);
  const path = join(folder, "papel.pdf");
  writeFileSync(path, "entero");
  const sha256 = createHash("sha256").update("entero").digest("hex");
  const kept = await ledger.keepFile(path, sha256);
  writeFileSync(kept, "ent");
  expect(await ledger.keepFile(path, sha256)).toBe(kept);
  expect(readFileSync(kept, "utf8")).toBe("entero");
});

test("a file that is kept already is not replaced: another request may be reading it", async () => {
  const folder = testFolder();
  const ledger = await open(folder);
  const sha256 = createHash("sha256").update("igual").digest("hex");
  const [first, second] = [join(folder, "1.pdf"), join(folder, "2.pdf")];
  for (const path of [first, second]) writeFileSync(path, "igual");
  const kept = await ledger.adoptFile(first, sha256);
  const { ino } = statSync(kept);
  expect(await ledger.adoptFile(second, sha256)).toBe(kept);
  expect(statSync(kept).ino).toBe(ino);
  expect([first, second].filter((path) => existsSync(path))).toEqual([]);
});

test("a known key gives its first entry; only a refused one is replaced", async () => {
  const ledger = await open(testFolder());
  const first = await ledger.record(testIntent());
  const second = testIntent({ solicitud: "01a20000-0000-7000-8000-000000000002", huella: "h2" });
  expect(await ledger.record(second)).toEqual(first);
  await settled(ledger, first.solicitud, { estado: "rechazado", motivo: "no" });
  expect(await ledger.record(second)).toMatchObject({
    solicitud: second.solicitud,
    estado: "pendiente",
  });
  expect(await ledger.find(first.solicitud)).toBeUndefined();
});

test("only one of two living processes gets an entry, and nobody an accepted one", async () => {
  const folder = testFolder();
  const [one, other] = [await open(folder), await open(folder, { pid: 2 })];
  const { solicitud } = await one.record(testIntent());
  const claim = await one.claim(solicitud);
  expect([claim?.entry.estado, await other.claim(solicitud)]).toEqual(["pendiente", undefined]);
  expect(await other.find(solicitud)).toMatchObject({ estado: "enviando", intentos: 1 });
  expect(await other.drop(solicitud)).toBe(false);
  if (claim !== undefined) await one.settle(claim, { estado: "aceptado", ticket: testTicket });
  expect([await other.claim(solicitud), await other.drop(solicitud)]).toEqual([undefined, false]);
  expect(await other.findByTicket("prueba", "T-1")).toMatchObject({
    estado: "aceptado",
    ticket: testTicket,
  });
});

test("an entry whose sender died, or no longer renews its claim, has an unknown result and can be taken over", async () => {
  const folder = testFolder();
  const one = await open(folder);
  const { solicitud } = await one.record(testIntent());
  await one.claim(solicitud);
  const survivor = await open(folder, { pid: 2, living: [2] });
  expect((await survivor.find(solicitud))?.estado).toBe("desconocido");
  expect((await survivor.claim(solicitud))?.entry.estado).toBe("desconocido");
  const late = await open(folder, {
    pid: 3,
    living: [1, 2, 3],
    now: new Date("2026-11-24T15:00:31Z"),
  });
  expect(await late.list({ estados: ["desconocido"] })).toHaveLength(1);
});

test("a row that can't be read is set aside whole and holds up no other", async () => {
  const folder = testFolder();
  const ledger = await open(folder);
  const { solicitud } = await ledger.record(testIntent());
  const second = { solicitud: "01a20000-0000-7000-8000-000000000002", clave: "clave-2" };
  await ledger.record(testIntent(second));
  const database = await openDatabase(join(folder, "libro.db"), ledgerMigrations);
  onTestFinished(() => database.close());
  database.run("UPDATE entradas SET intencion = '{' WHERE solicitud = ?", [solicitud]);
  await expect(ledger.list({ estados: ["pendiente"] })).rejects.toThrow(
    expect.objectContaining({ code: "entrada-danada", params: { solicitud } }),
  );
  expect(await ledger.list({ estados: ["pendiente"] })).toMatchObject([second]);
  expect(database.all("SELECT solicitud FROM apartadas")).toMatchObject([{ solicitud }]);
});

test("an intent whose file was dropped with another entry is not recorded", async () => {
  const ledger = await open(testFolder());
  const file = { clase: "adjunto", nombre: "a.pdf", tipo: "application/pdf" } as const;
  const gone = { ...file, ruta: join(testFolder(), "no"), bytes: 1, sha256: "0".repeat(64) };
  await expect(ledger.record(testIntent({ archivos: [gone] }))).rejects.toThrow(
    expect.objectContaining({ code: "disco" }),
  );
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
  const first = await ledger.record(testIntent({ archivos: [file] }));
  const second = await ledger.record(
    testIntent({
      solicitud: "01a20000-0000-7000-8000-000000000002",
      clave: "clave-2",
      archivos: [file],
    }),
  );
  expect(await ledger.drop(first.solicitud)).toBe(true);
  expect(existsSync(kept)).toBe(true);
  expect(await ledger.drop(second.solicitud)).toBe(true);
  expect(existsSync(kept)).toBe(false);
});
