import { expect, onTestFinished, test } from "vitest";
import type { Receipt } from "../../src/domain/receipt.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { openLedger } from "../../src/ledger/sqlite-ledger.ts";
import { sendEntry } from "../../src/sending/send-entry.ts";
import { testIntent, testTicket } from "../support/intent.ts";
import { testFolder } from "../support/test-context.ts";

const now = new Date("2026-11-24T15:00:00Z");
const signal = new AbortController().signal;
const accepted: Receipt = { kind: "accepted", ticket: testTicket, replayed: false };
const cut: Receipt = { kind: "unknown", reason: "ECONNRESET" };
const wait = () => Promise.resolve();

/** A journal with one entry, which somebody else may be sending. */
async function journal(isSending = false) {
  const options = { folder: testFolder(), clock: () => now, pid: 1, isAlive: () => true };
  const ledger = await openLedger(options);
  onTestFinished(() => ledger.close());
  const { solicitud } = await ledger.record(testIntent());
  if (isSending) await ledger.claim(solicitud);
  const entry = await ledger.find(solicitud);
  if (entry === undefined) throw new Error("no entry");
  return { ledger, entry };
}

const deskWith = (receipt: Receipt) => ({
  submit: () => Promise.resolve(receipt),
  findByKey: () => Promise.reject(new MesaError("mesa-inalcanzable")),
});

const full = new MesaError("base-ocupada");
const defect = new TypeError("broken");

test.each<[Receipt, Error, unknown]>([
  [accepted, full, "resultado-desconocido"],
  [cut, full, "resultado-desconocido"],
  [{ kind: "unreachable", reason: "ECONNREFUSED" }, full, full],
  [accepted, defect, defect],
])("where %j can't be written down for %s the error is %s", async (receipt, failure, expected) => {
  const { ledger, entry } = await journal();
  const channel = deskWith(receipt);
  const failing = { ...ledger, settle: () => Promise.reject(failure) };
  const sending = sendEntry(entry, { ledger: failing, channel, clock: () => now, wait }, signal);
  if (expected instanceof Error) await expect(sending).rejects.toBe(expected);
  else {
    await expect(sending).rejects.toMatchObject({
      code: expected,
      params: { solicitud: entry.solicitud },
      cause: failure,
    });
  }
});

test("another sender is waited for ten minutes at most, or until that is given up", async () => {
  const { ledger, entry } = await journal(true);
  const channel = deskWith(accepted);
  const waits: number[] = [];
  const needs = {
    ledger: { ...ledger, find: () => Promise.resolve(entry) },
    channel,
    clock: () => now,
    wait: (milliseconds: number) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
  };
  const result = { entry, repeated: true, advice: [] };
  expect(await sendEntry(entry, needs, signal)).toEqual(result);
  expect([waits.length, new Set(waits)]).toEqual([6000, new Set([100])]);
  waits.length = 0;
  const halted = () => waits.length >= 3;
  expect(await sendEntry(entry, { ...needs, halted }, signal)).toEqual(result);
  expect(waits).toHaveLength(3);
  waits.length = 0;
  expect(await sendEntry(entry, { ...needs, leavesClaimed: true }, signal)).toEqual(result);
  expect(waits).toEqual([]);
});

test("a request that was cut off and that the desk never got waits, for the reason of the cut", async () => {
  const { ledger, entry } = await journal();
  const channel = { ...deskWith(cut), findByKey: () => Promise.resolve(undefined) };
  const sent = await sendEntry(entry, { ledger, channel, clock: () => now, wait }, signal);
  expect(sent.entry).toMatchObject({ estado: "pendiente", motivo: "ECONNRESET", intentos: 1 });
  const doubtful = { ...channel, settle: () => Promise.resolve<Receipt>(cut) };
  const other = await journal();
  const asked = await sendEntry(
    other.entry,
    { ledger: other.ledger, channel: doubtful, clock: () => now, wait },
    signal,
  );
  expect(asked.entry).toMatchObject({ estado: "desconocido", motivo: "ECONNRESET" });
});
