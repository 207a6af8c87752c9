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
  /** Damages an entry: its intent is no JSON any more. */
  readonly damage: (solicitud: string) => Promise<void>;
  /** A newer `mesa` wrote this entry. */
  readonly outdate: (solicitud: string) => Promise<void>;
  /** From now on nothing becomes accepted: there is no space left. */
  readonly fill: () => Promise<void>;
  /** The code of the error that says so. */
  readonly fullCode: string;
}

const second = { solicitud: "01a20000-0000-7000-8000-000000000002", clave: "clave-2" };

/** The tests that each engine of the journal has to pass. */
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

  test("only one of two living processes gets an entry, and nobody an accepted one", async () => {
    const { open } = await journal();
    const [one, other] = [await open(), await open()];
    const { solicitud } = await one.record(testIntent());
    const claims = await Promise.all([one.claim(solicitud), other.claim(solicitud)]);
    const [claim, ...more] = claims.filter((found) => found !== undefined);
    expect([claim?.entry.estado, more]).toEqual(["pendiente", []]);
    expect(await other.find(solicitud)).toMatchObject({ estado: "enviando", intentos: 1 });
    expect(await other.drop(solicitud)).toBe(false);
    if (claim !== undefined) await one.settle(claim, { estado: "aceptado", ticket: testTicket });
    expect([await other.claim(solicitud), await other.drop(solicitud)]).toEqual([undefined, false]);
    expect(await other.findByTicket("prueba", "T-1")).toMatchObject({
      estado: "aceptado",
      ticket: testTicket,
    });
  });

  test("an entry whose claim is not renewed has an unknown result, and can be taken over", async () => {
    const { open, abandon } = await journal();
    const [slow, quick] = [await open(), await open()];
    const { solicitud } = await slow.record(testIntent());
    const first = await slow.claim(solicitud);
    await abandon(solicitud);
    expect((await quick.find(solicitud))?.estado).toBe("desconocido");
    expect(await quick.list({ estados: ["desconocido"] })).toHaveLength(1);
    const taken = await quick.claim(solicitud);
    expect(taken?.entry.estado).toBe("desconocido");
    if (first === undefined || taken === undefined) throw new Error("not claimed");
    // Of one who was taken over from only an acceptance counts.
    const late = await slow.settle(first, { estado: "pendiente", motivo: "tarde" });
    expect(late.estado).toBe("enviando");
    const accepted = await slow.settle(first, { estado: "aceptado", ticket: testTicket });
    expect(accepted.estado).toBe("aceptado");
    const stale = { estado: "desconocido", motivo: "ECONNRESET" } as const;
    expect(await quick.settle(taken, stale)).toMatchObject({
      estado: "aceptado",
      ticket: { numero: "T-1" },
    });
  });

  test("of many processes that take the next one each gets another one, the oldest first", async () => {
    const { open, abandon } = await journal();
    const ledgers = await Promise.all(Array.from({ length: 4 }, open));
    const ids = [1, 2, 3].map((at) => `01a20000-0000-7000-8000-00000000000${at}`);
    for (const [at, solicitud] of ids.entries()) {
      await ledgers[0]?.record(testIntent({ solicitud, clave: `clave-${at}` }));
    }
    const claims = await Promise.all(ledgers.map((one) => one.claimNext("prueba")));
    const taken = claims.flatMap((claim) => claim?.entry.solicitud ?? []);
    expect(taken.toSorted()).toEqual(ids);
    const [one] = ledgers;
    expect(await one?.claimNext("otro")).toBeUndefined();
    expect(await one?.find(ids[0] ?? "")).toMatchObject({ estado: "enviando", intentos: 1 });
    // What was just tried is not due yet; what was cut off is asked about, in its turn.
    const [at, first] = claims.flatMap((claim, index) => (claim ? [index, claim] : []));
    if (typeof at === "object" || typeof first !== "object") throw new Error("nothing was claimed");
    await ledgers[at ?? 0]?.settle(first, { estado: "pendiente", motivo: "ECONNREFUSED" });
    expect(await one?.claimNext("prueba")).toBeUndefined();
    for (const id of ids.slice(1)) await abandon(id);
    expect(await one?.claimNext("prueba")).toBeUndefined();
  });

  test("an attempt counts; a question does not, and what is on its way is only asked about", async () => {
    const ledger = await (await journal()).open();
    const { solicitud } = await ledger.record(testIntent());
    await settled(ledger, solicitud, { estado: "en_cola" });
    expect(await ledger.claim(solicitud)).toBeUndefined();
    const asked = await ledger.claim(solicitud, false);
    if (asked === undefined) throw new Error("not claimed");
    const entrega = { archivo: "a.eml", sha256: "0", fecha: testIntent().creada };
    await ledger.settle(asked, { estado: "en_cola", entrega });
    const after = await ledger.find(solicitud);
    expect([after?.intentos, after?.entrega]).toEqual([1, entrega]);
    expect(after?.entregada).toMatch(/^\d{4}-.*Z$/);
  });

  test("an entry that still waits is redirected, and no other", async () => {
    const ledger = await (await journal()).open();
    const { solicitud } = await ledger.record(testIntent());
    const via = { perfil: "otro", canal: "correo" };
    expect(await ledger.redirect(solicitud, via)).toMatchObject({ via: "otro", canal: "correo" });
    expect(await ledger.list({ estados: ["pendiente"], through: via })).toHaveLength(1);
    const before = { perfil: "prueba", canal: "portal" };
    expect(await ledger.list({ estados: ["pendiente"], through: before })).toEqual([]);
    await settled(ledger, solicitud, { estado: "aceptado", ticket: testTicket });
    expect(await ledger.redirect(solicitud, { perfil: "x", canal: "rt" })).toBeUndefined();
  });

  test("a list has the entries in these states, of this profile, with this part of their id", async () => {
    const ledger = await (await journal()).open();
    await ledger.record(testIntent());
    const { solicitud } = await ledger.record(
      testIntent({ ...second, perfil: "otro", datos: { identificacion: "1", nombre: "Ana" } }),
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
      last: testIntent().creada,
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

  test("a result that can't be written down lets go of its claim, and the entry is asked about", async () => {
    const { open, abandon, fill, fullCode } = await journal();
    const [one, other] = [await open(), await open()];
    const { solicitud } = await one.record(testIntent());
    const claim = await one.claim(solicitud);
    if (claim === undefined) throw new Error("not claimed");
    await fill();
    const settling = one.settle(claim, { estado: "aceptado", ticket: testTicket });
    await expect(settling).rejects.toMatchObject({ code: fullCode });
    expect((await other.find(solicitud))?.estado).toBe("enviando");
    await abandon(solicitud);
    expect((await other.claim(solicitud, false))?.entry.estado).toBe("desconocido");
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

  test("a row that can't be read is set aside and holds up no other", async () => {
    const { open, damage } = await journal();
    const ledger = await open();
    const { solicitud } = await ledger.record(testIntent());
    await ledger.record(testIntent({ ...second, esencia: "" }));
    await damage(solicitud);
    await expect(ledger.list({ estados: ["pendiente"] })).rejects.toMatchObject({
      code: "entrada-danada",
      params: { solicitud },
    });
    expect(await ledger.list({ estados: ["pendiente"] })).toMatchObject([second]);
  });

  test("a purge takes what is settled, and the copies that nothing else needs", async () => {
    const ledger = await (await journal()).open();
    const ruta = join(testFolder(), "captura.png");
    writeFileSync(ruta, "píxeles");
    const sha256 = createHash("sha256").update("píxeles").digest("hex");
    const file = { clase: "adjunto", nombre: "captura.png", tipo: "image/png", bytes: 8 } as const;
    const archivos = [{ ...file, ruta, sha256 }];
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
    const ids = await ledger.settledBefore(new Date("2100-01-01"), { copies: true });
    expect([ids.length, [...(await ledger.purgeable({ ticket: "T-1" })).freed]]).toEqual([2, []]);
    expect([...(await ledger.purgeable({ perfil: "prueba" })).freed]).toEqual([sha256]);
    await ledger.purge(ids, { receipts: false });
    expect(await ledger.settledBefore(new Date("2100-01-01"), { copies: true })).toEqual([]);
    await ledger.purge(ids, { receipts: true });
    expect((await ledger.totals()).count).toBe(0);
  });

  test("one of many processes has the turn", async () => {
    const { open } = await journal();
    const ledgers = await Promise.all([open(), open(), open()]);
    const turns = await Promise.all(ledgers.map((one) => one.takeTurn("algo", 3_600_000)));
    expect(turns.filter(Boolean)).toHaveLength(1);
  });
}
