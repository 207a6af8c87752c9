import { expect, onTestFinished, test, vi } from "vitest";
import { maxSearches } from "../../src/domain/retry-rule.ts";
import { leaseMs } from "../../src/ledger/hold-claims.ts";
import { settled, testIntent, testTicket } from "../support/intent.ts";
import { second, type TestJournal } from "./ledger-contract.ts";

/** How processes take entries from a journal, hold them and settle them, whatever engine it has. */
export function claimContract(journal: () => Promise<TestJournal>): void {
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

  test("a claim is renewed for as long as its process lives and has not settled it", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    onTestFinished(() => void vi.useRealTimers());
    const { open, abandon } = await journal();
    const [one, other] = [await open(), await open()];
    const { solicitud } = await one.record(testIntent());
    const claim = await one.claim(solicitud);
    await abandon(solicitud);
    expect((await other.find(solicitud))?.estado).toBe("desconocido");
    vi.advanceTimersByTime(leaseMs);
    // The renewal is on its way; this test's time limit is its limit.
    while ((await other.find(solicitud))?.estado !== "enviando");
    expect(await other.claim(solicitud)).toBeUndefined();
    if (claim === undefined) throw new Error("not claimed");
    await one.settle(claim, { estado: "pendiente" });
    expect((await other.claim(solicitud))?.entry.estado).toBe("pendiente");
    await abandon(solicitud);
    vi.advanceTimersByTime(leaseMs);
    while ((await one.find(solicitud))?.estado !== "enviando");
  });

  test("what was tried is due again after a pause, and left once no trace of it is found", async () => {
    const { open, age } = await journal();
    const ledger = await open();
    const { solicitud } = await ledger.record(testIntent());
    const tried = async (motivo: string): Promise<void> => {
      const claim = await ledger.claimNext("prueba");
      if (claim === undefined) throw new Error("not due");
      await ledger.settle(claim, { estado: "desconocido", motivo });
      expect(await ledger.claimNext("prueba")).toBeUndefined();
      await age(solicitud);
    };
    for (let attempt = 1; attempt < maxSearches; attempt += 1) await tried("ECONNRESET");
    await tried("sin-rastro");
    expect(await ledger.find(solicitud)).toMatchObject({ intentos: maxSearches });
    expect(await ledger.claimNext("prueba")).toBeUndefined();
    const asked = await ledger.claim(solicitud, false);
    if (asked === undefined) throw new Error("not claimed");
    await ledger.settle(asked, { estado: "desconocido", motivo: "ECONNRESET" });
    await age(solicitud);
    await tried("ECONNRESET");
  });

  test.each(["intencion", "actualizada", "entregada"] as const)(
    "a row whose %s can't be read holds up nobody who takes the next one",
    async (part) => {
      const { open, damage } = await journal();
      const ledger = await open();
      const { solicitud } = await ledger.record(testIntent());
      await ledger.record(testIntent({ ...second, esencia: "" }));
      const claim = await ledger.claim(solicitud);
      if (claim === undefined) throw new Error("not claimed");
      await ledger.settle(claim, { estado: "pendiente" });
      await damage(solicitud, part);
      const next = await ledger.claimNext("prueba").catch(async (error: unknown) => {
        expect(error).toMatchObject({ code: "entrada-danada", params: { solicitud } });
        return await ledger.claimNext("prueba");
      });
      expect(next?.entry).toMatchObject(second);
    },
  );
}

/**
 * What an engine does by itself: a machine of a firm keeps on its own disk what the firm's has no space
 * for, and counts the age of its own entries alone.
 */
export function engineContract(journal: () => Promise<TestJournal>): void {
  test("of what is settled the entries before a moment are given, with or without copies", async () => {
    const ledger = await (await journal()).open();
    const { solicitud } = await ledger.record(testIntent());
    await ledger.record(testIntent({ ...second, esencia: "" }));
    await settled(ledger, solicitud, { estado: "aceptado", ticket: testTicket });
    const before = async (moment: string, copies: boolean) =>
      await ledger.settledBefore(new Date(moment), { copies });
    expect(await before("2100-01-01", true)).toEqual([solicitud]);
    expect(await before("2020-01-01", true)).toEqual([]);
    await ledger.purge([solicitud], { receipts: false });
    expect([await before("2100-01-01", true), await before("2100-01-01", false)]).toEqual([
      [],
      [solicitud],
    ]);
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
}
