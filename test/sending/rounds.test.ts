import { expect, onTestFinished, test } from "vitest";
import type { Receipt } from "../../src/domain/receipt.ts";
import { openLedger } from "../../src/ledger/sqlite-ledger.ts";
import type { LedgerEntry } from "../../src/ports/ledger.ts";
import { drainOutbox } from "../../src/sending/drain-outbox.ts";
import {
  duplicatesSince,
  findDuplicateInLedger,
  findExactDuplicate,
} from "../../src/sending/find-duplicate.ts";
import { requestFingerprint } from "../../src/sending/request-fingerprint.ts";
import { testIntent, testTicket } from "../support/intent.ts";
import { testFolder } from "../support/test-context.ts";

const signal = new AbortController().signal;
const startMs = Date.parse("2026-11-24T15:00:00Z");
const accepted: Receipt = { kind: "accepted", ticket: testTicket, replayed: false };
const down: Receipt = { kind: "unreachable", reason: "ECONNREFUSED" };

/** Sends two requests to a desk that gives these receipts in turn; pauses move the clock on. */
async function drained(receipts: readonly Receipt[], journalAheadMs = 0) {
  let nowMs = startMs;
  const clock = () => new Date(nowMs);
  const ledger = await openLedger({
    folder: testFolder(),
    clock: () => new Date(nowMs + journalAheadMs),
    pid: 1,
    isAlive: () => true,
  });
  onTestFinished(() => ledger.close());
  const ids = ["01a20000-0000-7000-8000-00000000000a", "01a20000-0000-7000-8000-00000000000b"];
  const entries: LedgerEntry[] = [];
  for (const solicitud of ids) {
    entries.push(
      await ledger.record(testIntent({ solicitud, clave: solicitud, esencia: solicitud })),
    );
  }
  const left = [...receipts];
  const sent: string[] = [];
  const waits: number[] = [];
  const said: unknown[] = [];
  const after = await drainOutbox(
    entries,
    {
      ledger,
      clock,
      channel: {
        submit({ solicitud }) {
          sent.push(solicitud.slice(-1));
          return Promise.resolve(left.shift() ?? accepted);
        },
        findByKey: () => Promise.resolve(undefined),
      },
      wait(milliseconds) {
        waits.push(milliseconds);
        nowMs += milliseconds;
        return Promise.resolve();
      },
      tell: (count, next) => void said.push([count, next.getTime() - nowMs]),
    },
    signal,
  );
  return { states: after.map(({ estado }) => estado), sent: sent.join(""), waits, said };
}

test("what is taken at once needs no second round", async () => {
  expect(await drained([])).toEqual({
    states: ["aceptado", "aceptado"],
    sent: "ab",
    waits: [],
    said: [],
  });
});

test("a desk that is down ends the round, and the next one begins after a pause that is told", async () => {
  const { states, sent, waits, said } = await drained([down, down]);
  expect([states, sent]).toEqual([["aceptado", "aceptado"], "aaab"]);
  // The second request was never tried, so it is due at once: half a second is the least.
  expect([waits, said]).toEqual([
    [500, 500],
    [
      [2, 500],
      [2, 500],
    ],
  ]);
});

test("a clock that was set back meanwhile makes no pause longer than five minutes", async () => {
  const { states, waits, said } = await drained([accepted, down], 3_600_000);
  expect([states, waits, said]).toEqual([["aceptado", "aceptado"], [300_000], [[1, 300_000]]]);
});

test("where one was refused the other goes on alone", async () => {
  const refused: Receipt = { kind: "refused", code: "", message: "No.", problems: [] };
  const { states, sent, waits } = await drained([refused, down]);
  expect([states, sent, waits.length]).toEqual([["rechazado", "aceptado"], "abb", 1]);
  expect(waits[0]).toBeGreaterThan(500);
});

const datos = {
  identificacion: "1",
  pantalla: "DAI",
  descripcion: "Al firmar la DAI sale un error.",
};
const draft = {
  perfil: "prueba",
  canal: "portal",
  tipo: "incidente" as const,
  datos,
  files: { captures: [], document: undefined, attachments: [], problems: [], advice: [] },
  sigueA: undefined,
  clave: undefined,
};
const now = new Date("2026-11-24T15:00:00.000Z");
const weekBefore = new Date("2026-11-17T15:00:00.000Z");
const kept = (change: Partial<LedgerEntry> = {}): LedgerEntry => ({
  ...testIntent({ tipo: "incidente", datos }),
  estado: "aceptado",
  intentos: 1,
  ticket: testTicket,
  motivo: null,
  actualizada: "2026-11-23T15:00:00.000Z",
  entregada: null,
  entrega: null,
  ...change,
});

/** A journal with these requests; `exact` is what it finds by digest. */
function journal(recent: readonly LedgerEntry[], exact?: LedgerEntry) {
  const asked: unknown[] = [];
  return {
    asked,
    findDuplicate: (...given: readonly unknown[]) => {
      asked.push(given);
      return Promise.resolve(exact);
    },
    recent: (...given: readonly unknown[]) => {
      asked.push(given);
      return Promise.resolve(recent);
    },
  };
}

const { digest } = requestFingerprint({ tipo: "incidente", datos, sigueA: null });

test("an exact duplicate within a week is the one that counts, with its number if it has one", async () => {
  const exact = journal([], kept());
  const expected = { exact: true, creado: kept().creada, numero: "T-1", entry: kept() };
  expect(await findDuplicateInLedger(draft, exact, now)).toEqual(expected);
  expect([exact.asked, duplicatesSince(now)]).toEqual([
    [["prueba", digest, weekBefore]],
    weekBefore,
  ]);
  const waiting = journal([], kept({ ticket: null }));
  expect((await findDuplicateInLedger(draft, waiting, now))?.numero).toBeNull();
  expect(await findExactDuplicate(draft, exact, now)).toEqual(kept());
  expect(exact.asked.at(-1)).toEqual(["prueba", digest, weekBefore, now]);
});

test("else the most alike of the last hundred of the same case is told, if it is alike enough", async () => {
  const like = kept({ datos: { ...datos, descripcion: "Al firmar la DAI sale un error rojo." } });
  const less = kept({ datos: { ...datos, descripcion: "Al firmar la DAI sale otro mensaje." } });
  const other = kept({ datos: { ...datos, descripcion: "No se imprime la guía." } });
  const elsewhere = kept({ datos: { ...datos, pantalla: "DAE" } });
  const ledger = journal([other, less, like, elsewhere]);
  expect(await findDuplicateInLedger(draft, ledger, now)).toEqual({
    exact: false,
    creado: like.creada,
    numero: "T-1",
    entry: like,
  });
  expect(ledger.asked.at(-1)).toEqual(["prueba", weekBefore, 100]);
  for (const recent of [[], [other], [elsewhere]]) {
    expect(await findDuplicateInLedger(draft, journal(recent), now)).toBeUndefined();
  }
});
