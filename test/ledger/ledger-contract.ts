import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Intent, Ledger, LedgerEntry } from "../../src/ports/ledger.ts";
import { entryStates } from "../../src/ports/ledger.ts";
import { settled, testIntent, testTicket } from "../support/intent.ts";
import { testFolder } from "../support/test-context.ts";

/** What every journal does, whatever keeps it. */
export type JournalPart = Omit<
  Ledger,
  "keepFile" | "adoptFile" | "scratchPath" | "sweep" | "believesClock" | "compact" | "close"
>;

/** A journal and those who use it. */
export interface TestJournal {
  /** A process of its own, each time. */
  readonly open: () => Promise<JournalPart>;
  /** The claims of this entry were not renewed in time. */
  readonly abandon: (solicitud: string) => Promise<void>;
  /** Damages an entry: this is no intent, or no moment, any more. */
  readonly damage: (
    solicitud: string,
    part?: "intencion" | "actualizada" | "entregada",
  ) => Promise<void>;
  /** This was the last that happened to an entry, years ago. */
  readonly age: (solicitud: string) => Promise<void>;
  /** Ids of the entries that were set aside. */
  readonly setAside: () => Promise<readonly string[]>;
  /** Puts a file where the journal's files in the making lie; @returns its path. */
  readonly keep: (path: string, sha256: string) => Promise<string>;
  /** Whether the journal still has the content of a file. */
  readonly holds: (sha256: string) => Promise<boolean>;
  /** A newer `mesa` wrote this entry. */
  readonly outdate: (solicitud: string) => Promise<void>;
  /** From now on nothing becomes accepted: there is no space left. */
  readonly fill: () => Promise<void>;
  /** The code of the error that says so. */
  readonly fullCode: string;
}

/** A file to be sent. */
function testFile() {
  const path = join(testFolder(), "captura.png");
  writeFileSync(path, "píxeles");
  const sha256 = createHash("sha256").update("píxeles").digest("hex");
  const file = { clase: "adjunto", nombre: "captura.png", tipo: "image/png", bytes: 8 } as const;
  return { path, file: { ...file, sha256 } };
}

/** Of another request. */
export const second = { solicitud: "01a20000-0000-7000-8000-000000000002", clave: "clave-2" };

/** What each engine of the journal does with entries. */
export function ledgerContract(journal: () => Promise<TestJournal>): void {
  test("an intent is there for another process as soon as it is recorded", async () => {
    const { open } = await journal();
    const entry = await (await open()).record(testIntent());
    // A firm's journal says besides who it was.
    const { remitente: _sender, ...recorded } = entry;
    expect(recorded).toEqual({
      ...testIntent(),
      estado: "pendiente",
      intentos: 0,
      ticket: null,
      motivo: null,
      actualizada: testIntent().creada,
      entregada: null,
      entrega: null,
    });
    const other = await open();
    expect(await other.findByKey("prueba", "clave-1")).toEqual(entry);
    expect(await other.find(entry.solicitud)).toEqual(entry);
    expect(await other.findByKey("otro", "clave-1")).toBeUndefined();
  });

  test("a known key gives its first entry; only a refused one is replaced", async () => {
    const ledger = await (await journal()).open();
    const first = await ledger.record(testIntent());
    const again = testIntent({ solicitud: second.solicitud, huella: "h2" });
    expect(await ledger.record(again)).toEqual(first);
    await settled(ledger, first.solicitud, { estado: "rechazado", motivo: "no" });
    expect(await ledger.record(again)).toMatchObject({
      solicitud: second.solicitud,
      estado: "pendiente",
    });
    expect(await ledger.find(first.solicitud)).toBeUndefined();
  });

  test("of many processes with the same request one records it", async () => {
    const { open } = await journal();
    const ledgers = await Promise.all(Array.from({ length: 4 }, open));
    const intentOf = (at: number, clave: string): Intent =>
      testIntent({ solicitud: `01a20000-0000-7000-8000-00000000000${at}`, clave });
    const sameKey = await Promise.all(
      ledgers.map((one, at) => one.record(intentOf(at, "la misma"))),
    );
    expect(new Set(sameKey.map(({ solicitud }) => solicitud)).size).toBe(1);
    const sameContent = await Promise.all(
      ledgers.map((one, at) => one.record(intentOf(at + 4, `otra ${at}`), new Date(0))),
    );
    expect(new Set(sameContent.map(({ solicitud }) => solicitud))).toEqual(
      new Set(sameKey.map(({ solicitud }) => solicitud)),
    );
    expect(await ledgers[0]?.list({ estados: entryStates })).toHaveLength(1);
  });

  test("a duplicate is found within its time, unless the desk refused it", async () => {
    const ledger = await (await journal()).open();
    const { solicitud } = await ledger.record(testIntent());
    const find = async (since: string, before?: string) =>
      (
        await ledger.findDuplicate(
          "prueba",
          "e1",
          new Date(since),
          before === undefined ? undefined : new Date(before),
        )
      )?.solicitud;
    expect(await find("2020-01-01")).toBe(solicitud);
    expect(await find("2100-01-01")).toBeUndefined();
    expect(await find("2020-01-01", "2021-01-01")).toBeUndefined();
    expect(await ledger.findDuplicate("prueba", "", new Date(0))).toBeUndefined();
    const [recent] = await ledger.recent("prueba", new Date(0), 5);
    expect(recent?.solicitud).toBe(solicitud);
    await settled(ledger, solicitud, { estado: "rechazado", motivo: "no" });
    expect([await find("2020-01-01"), await ledger.recent("prueba", new Date(0), 5)]).toEqual([
      undefined,
      [],
    ]);
  });

  test("a list has the entries in these states, of this profile, with this part of their id", async () => {
    const ledger = await (await journal()).open();
    await ledger.record(testIntent());
    const { solicitud } = await ledger.record(
      testIntent({
        ...second,
        perfil: "otro",
        datos: { identificacion: "1", nombre: "Ana" },
        creada: "2026-11-25T15:00:00.000Z",
      }),
    );
    await settled(ledger, solicitud, { estado: "aceptado", ticket: testTicket });
    const ids = (entries: readonly LedgerEntry[]) => entries.map((one) => one.solicitud.at(-1));
    expect(ids(await ledger.list({ estados: ["pendiente"] }))).toEqual(["1"]);
    expect(ids(await ledger.list({ estados: entryStates }))).toEqual(["1", "2"]);
    expect(ids(await ledger.list({ estados: entryStates, perfil: "otro" }))).toEqual(["2"]);
    const through = { canal: "portal", perfil: "otro" };
    expect(ids(await ledger.list({ estados: entryStates, through }))).toEqual(["2"]);
    expect(ids(await ledger.list({ estados: ["pendiente"], through }))).toEqual([]);
    const mail = { canal: "correo", perfil: "otro" };
    expect(ids(await ledger.list({ estados: entryStates, through: mail }))).toEqual([]);
    expect(ids(await ledger.list({ estados: entryStates, startsWith: "01a2" }))).toEqual([
      "1",
      "2",
    ]);
    expect(ids(await ledger.list({ estados: entryStates, endsWith: "0002" }))).toEqual(["2"]);
    const all: LedgerEntry[] = [];
    for await (const entry of ledger.all()) all.push(entry);
    expect(ids(all)).toEqual(["1", "2"]);
    expect(await ledger.totals()).toEqual({
      count: 2,
      first: testIntent().creada,
      last: "2026-11-25T15:00:00.000Z",
      people: ["1 Ana"],
    });
  });

  test("of more entries than are read at once each comes once, in order", async () => {
    const ledger = await (await journal()).open();
    const numbers = Array.from({ length: 230 }, (_none, at) => String(at).padStart(12, "0"));
    const ids = numbers.map((number) => `01a20000-0000-7000-8000-${number}`);
    for (const solicitud of ids.toReversed()) {
      await ledger.record(testIntent({ solicitud, clave: solicitud, esencia: "" }));
    }
    const all: LedgerEntry[] = [];
    for await (const entry of ledger.all()) all.push(entry);
    expect(all.map(({ solicitud }) => solicitud)).toEqual(ids);
    const part = await ledger.list({
      estados: ["pendiente"],
      startsWith: "01a20000-0000-7000-8000-00000000004",
    });
    expect(part.map(({ solicitud }) => solicitud)).toEqual(ids.slice(40, 50));
  });

  test("an entry of a newer version is left alone, and said to be so", async () => {
    const { open, outdate } = await journal();
    const ledger = await open();
    const { solicitud } = await ledger.record(testIntent());
    await ledger.record(testIntent({ ...second, esencia: "" }));
    await outdate(solicitud);
    const listing = ledger.list({ estados: entryStates });
    await expect(listing).rejects.toMatchObject({ code: "base-mas-nueva" });
    expect(await ledger.findByKey("prueba", second.clave)).toMatchObject(second);
  });

  test("a purge takes what is settled, and the copies that nothing else needs", async () => {
    const { open, keep, holds } = await journal();
    const ledger = await open();
    const { file, path } = testFile();
    const { sha256 } = file;
    const archivos = [{ ...file, ruta: await keep(path, sha256) }];
    const first = await ledger.record(testIntent({ archivos }));
    const other = await ledger.record(testIntent({ ...second, esencia: "", archivos }));
    await settled(ledger, first.solicitud, { estado: "aceptado", ticket: testTicket });
    const before = await ledger.purgeable({ perfil: "prueba" });
    expect([before.settled.map((one) => one.ticket), before.waiting, [...before.freed]]).toEqual([
      ["T-1"],
      1,
      [],
    ]);
    await settled(ledger, other.solicitud, { estado: "rechazado", motivo: "no" });
    expect([...(await ledger.purgeable({ ticket: "T-1" })).freed]).toEqual([]);
    const ids = [first.solicitud, other.solicitud];
    expect([...(await ledger.purgeable({ perfil: "prueba" })).freed]).toEqual([sha256]);
    await ledger.purge(ids, { receipts: false });
    expect([await holds(sha256), (await ledger.totals()).count]).toEqual([false, 2]);
    await ledger.purge(ids, { receipts: true });
    expect((await ledger.totals()).count).toBe(0);
  });

  test("one of many processes has the turn", async () => {
    const { open } = await journal();
    const ledgers = await Promise.all([open(), open(), open()]);
    const turns = await Promise.all(ledgers.map((one) => one.takeTurn("algo", 3_600_000)));
    expect(turns.filter(Boolean)).toHaveLength(1);
  });

  test("a list reads the entries that it gives, and no other", async () => {
    const { open, damage } = await journal();
    const ledger = await open();
    const { solicitud } = await ledger.record(testIntent());
    await settled(ledger, solicitud, { estado: "aceptado", ticket: testTicket });
    const waiting = { ...second, perfil: "otro", esencia: "" };
    await ledger.record(testIntent(waiting));
    await damage(solicitud);
    const waits = await ledger.list({ estados: ["pendiente", "desconocido"] });
    expect(waits).toMatchObject([waiting]);
    expect(await ledger.list({ perfil: "prueba", estados: ["pendiente"] })).toEqual([]);
    const through = { canal: "portal", perfil: "otro" };
    expect(await ledger.list({ estados: ["aceptado", "pendiente"], through })).toHaveLength(1);
    expect((await ledger.totals()).count).toBe(2);
  });

  test.each(["intencion", "actualizada", "entregada"] as const)(
    "a row whose %s can't be read is set aside and holds up no other",
    async (part) => {
      const { open, damage, setAside } = await journal();
      const ledger = await open();
      const { solicitud } = await ledger.record(testIntent());
      await ledger.record(testIntent({ ...second, esencia: "" }));
      await damage(solicitud, part);
      await expect(ledger.list({ estados: ["pendiente"] })).rejects.toMatchObject({
        code: "entrada-danada",
        params: { solicitud },
      });
      expect(await ledger.list({ estados: ["pendiente"] })).toMatchObject([second]);
      expect(await setAside()).toEqual([solicitud]);
    },
  );

  test("an intent whose file is gone is not recorded", async () => {
    const ledger = await (await journal()).open();
    const file = { clase: "adjunto", nombre: "a.pdf", tipo: "application/pdf" } as const;
    const gone = { ...file, ruta: join(testFolder(), "no"), bytes: 1, sha256: "0".repeat(64) };
    const recording = ledger.record(testIntent({ archivos: [gone] }));
    await expect(recording).rejects.toMatchObject({ code: "disco" });
    expect(await ledger.list({ estados: entryStates })).toEqual([]);
  });

  test("a file goes with the last entry that needs it", async () => {
    const { open, keep, holds } = await journal();
    const ledger = await open();
    const { file, path } = testFile();
    const archivos = [{ ...file, ruta: await keep(path, file.sha256) }];
    const first = await ledger.record(testIntent({ archivos }));
    const other = await ledger.record(testIntent({ ...second, esencia: "", archivos }));
    expect(await ledger.drop(first.solicitud)).toBe(true);
    expect(await holds(file.sha256)).toBe(true);
    expect(await ledger.drop(other.solicitud)).toBe(true);
    expect(await holds(file.sha256)).toBe(false);
    // Another process may have been quicker, with the hand-over to a firm's journal, say.
    expect(await ledger.drop(other.solicitud)).toBe(true);
  });
}
