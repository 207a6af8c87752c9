import { expect, onTestFinished, test } from "vitest";
import type { Receipt } from "../../src/domain/receipt.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { openLedger } from "../../src/ledger/sqlite-ledger.ts";
import type { Channel } from "../../src/ports/channel.ts";
import type { EntryState } from "../../src/ports/ledger.ts";
import { sendEntry } from "../../src/sending/send-entry.ts";
import { settleUnknown } from "../../src/sending/settle-unknown.ts";
import { settled, testIntent, testTicket } from "../support/intent.ts";
import { testFolder } from "../support/test-context.ts";

const now = new Date("2026-11-24T15:00:00Z");
const signal = new AbortController().signal;
const accepted: Receipt = { kind: "accepted", ticket: testTicket, replayed: false };

/** An entry in this state; a sender's claim where it is being sent. */
async function ledgerWith(state: EntryState = "pendiente") {
  const ledger = await openLedger({
    folder: testFolder(),
    clock: () => now,
    pid: 1,
    isAlive: () => true,
  });
  onTestFinished(() => ledger.close());
  const { solicitud } = await ledger.record(testIntent());
  const claim = state === "enviando" ? await ledger.claim(solicitud) : undefined;
  if (state !== "enviando" && state !== "pendiente") {
    await settled(ledger, solicitud, { estado: state, ticket: testTicket });
  }
  const entry = await ledger.find(solicitud);
  if (entry === undefined) throw new Error("no entry");
  return { ledger, entry, claim };
}

/** A desk that says what it is told to, and counts. */
function desk(receipt: Receipt | MesaError, byKey: typeof testTicket | MesaError | undefined) {
  const calls = { submit: 0, findByKey: 0 };
  const channel: Pick<Channel, "submit" | "findByKey"> = {
    submit: () => {
      calls.submit += 1;
      return receipt instanceof MesaError ? Promise.reject(receipt) : Promise.resolve(receipt);
    },
    findByKey: () => {
      calls.findByKey += 1;
      return byKey instanceof MesaError ? Promise.reject(byKey) : Promise.resolve(byKey);
    },
  };
  return { channel, calls };
}

const wait = () => Promise.resolve();
const unreachable = new MesaError("mesa-inalcanzable");
const cut: Receipt = { kind: "unknown", reason: "ECONNRESET" };

test.each<
  [
    string,
    EntryState,
    Receipt | MesaError,
    typeof testTicket | MesaError | undefined,
    EntryState,
    { submit: number; findByKey: number },
  ]
>([
  ["is accepted", "pendiente", accepted, undefined, "aceptado", { submit: 1, findByKey: 0 }],
  [
    "waits when the desk can't be reached",
    "pendiente",
    { kind: "unreachable", reason: "ECONNREFUSED" },
    undefined,
    "pendiente",
    { submit: 1, findByKey: 0 },
  ],
  [
    "is refused",
    "pendiente",
    { kind: "refused", code: "x", message: "no", problems: [] },
    undefined,
    "rechazado",
    { submit: 1, findByKey: 0 },
  ],
  [
    "cut off, is found at the desk",
    "pendiente",
    cut,
    testTicket,
    "aceptado",
    { submit: 1, findByKey: 1 },
  ],
  [
    "cut off, was never got by the desk",
    "pendiente",
    cut,
    undefined,
    "pendiente",
    { submit: 1, findByKey: 1 },
  ],
  [
    "cut off, with nobody to ask, is unknown",
    "pendiente",
    cut,
    unreachable,
    "desconocido",
    { submit: 1, findByKey: 1 },
  ],
  [
    "unknown, is found before it is sent again",
    "desconocido",
    accepted,
    testTicket,
    "aceptado",
    { submit: 0, findByKey: 1 },
  ],
  [
    "unknown, is sent when the desk never got it",
    "desconocido",
    accepted,
    undefined,
    "aceptado",
    { submit: 1, findByKey: 1 },
  ],
  [
    "accepted, is not touched",
    "aceptado",
    accepted,
    undefined,
    "aceptado",
    { submit: 0, findByKey: 0 },
  ],
])("an entry %s", async (_what, before, receipt, byKey, after, expected) => {
  const { ledger, entry } = await ledgerWith(before);
  const { channel, calls } = desk(receipt, byKey);
  const outcome = await sendEntry(entry, { ledger, channel, clock: () => now, wait }, signal);
  expect([outcome.entry.estado, calls]).toEqual([after, expected]);
});

test("an entry that can't go out for want of a session waits, and says why", async () => {
  const { ledger, entry } = await ledgerWith();
  const { channel } = desk(new MesaError("sesion-caducada"), undefined);
  await expect(
    sendEntry(entry, { ledger, channel, clock: () => now, wait }, signal),
  ).rejects.toMatchObject({ code: "sesion-caducada" });
  expect(await ledger.find(entry.solicitud)).toMatchObject({
    estado: "pendiente",
    motivo: "sesion-caducada",
  });
});

test("an unknown entry stays unknown when the desk can't be asked", async () => {
  const { ledger, entry } = await ledgerWith("desconocido");
  const { channel, calls } = desk(accepted, unreachable);
  await expect(sendEntry(entry, { ledger, channel, clock: () => now, wait }, signal)).rejects.toBe(
    unreachable,
  );
  expect([(await ledger.find(entry.solicitud))?.estado, calls.submit]).toEqual(["desconocido", 0]);
});

test("a second process waits for the first one's result instead of sending", async () => {
  const { ledger, entry, claim } = await ledgerWith("enviando");
  const { channel, calls } = desk(accepted, undefined);
  const firstIsDone = async (): Promise<void> => {
    if (claim !== undefined) await ledger.settle(claim, { estado: "aceptado", ticket: testTicket });
  };
  const outcome = await sendEntry(
    entry,
    { ledger, channel, clock: () => now, wait: firstIsDone },
    signal,
  );
  expect(outcome).toMatchObject({ repeated: true, entry: { estado: "aceptado" } });
  expect(calls.submit).toBe(0);
});

test("Ctrl-C in the middle leaves the fate written down as unknown", async () => {
  const { ledger, entry } = await ledgerWith();
  const { channel, calls } = desk(cut, testTicket);
  const interrupted = AbortSignal.abort();
  await expect(
    sendEntry(entry, { ledger, channel, clock: () => now, wait }, interrupted),
  ).rejects.toMatchObject({ code: "interrumpido" });
  expect([(await ledger.find(entry.solicitud))?.estado, calls.findByKey]).toEqual([
    "desconocido",
    0,
  ]);
});

test("an entry counts as it is when it is claimed: another process may have been cut off with it", async () => {
  const { ledger, entry } = await ledgerWith();
  await settled(ledger, entry.solicitud, { estado: "desconocido", motivo: "ECONNRESET" });
  const { channel, calls } = desk(accepted, testTicket);
  const outcome = await sendEntry(entry, { ledger, channel, clock: () => now, wait }, signal);
  expect([outcome, calls]).toMatchObject([
    { repeated: true, entry: { estado: "aceptado" } },
    { submit: 0, findByKey: 1 },
  ]);
});

test("what is no error of ours may have come after sending: nobody knows", async () => {
  const { ledger, entry } = await ledgerWith();
  const channel = {
    submit: () => Promise.reject(new TypeError("broken")),
    findByKey: () => Promise.reject(new TypeError("broken")),
  };
  await expect(
    sendEntry(entry, { ledger, channel, clock: () => now, wait }, signal),
  ).rejects.toThrow("broken");
  expect(await ledger.find(entry.solicitud)).toMatchObject({
    estado: "desconocido",
    motivo: "defecto",
  });
});

test("verifying leaves alone what somebody is sending", async () => {
  const { ledger, entry } = await ledgerWith("enviando");
  const { channel, calls } = desk(accepted, undefined);
  const [after] = await settleUnknown([entry], { ledger, channel }, signal);
  expect([after?.estado, calls.findByKey]).toEqual(["enviando", 0]);
});

test("an entry that can't be asked for stays unknown, and free for the next one", async () => {
  const { ledger, entry } = await ledgerWith("desconocido");
  const { channel } = desk(accepted, unreachable);
  await expect(settleUnknown([entry], { ledger, channel }, signal)).rejects.toBe(unreachable);
  expect((await ledger.find(entry.solicitud))?.estado).toBe("desconocido");
  expect(await ledger.claim(entry.solicitud)).toBeDefined();
});

test("an entry that was redirected since it was read is not sent by the channel at hand", async () => {
  const { ledger, entry } = await ledgerWith();
  expect(await ledger.redirect(entry.solicitud, { perfil: "otro", canal: "correo" })).toMatchObject(
    {
      via: "otro",
      canal: "correo",
      estado: "pendiente",
    },
  );
  const { channel, calls } = desk(accepted, undefined);
  const needs = { ledger, channel, clock: () => now, wait };
  const outcome = await sendEntry(entry, needs, signal);
  expect([outcome.entry, calls.submit]).toMatchObject([{ estado: "pendiente", via: "otro" }, 0]);
});

test.each(["desconocido", "aceptado", "rechazado"] as const)(
  "an entry that is %s is never redirected",
  async (state) => {
    const { ledger, entry } = await ledgerWith(state);
    const via = { perfil: "otro", canal: "correo" };
    expect(await ledger.redirect(entry.solicitud, via)).toBeUndefined();
    expect((await ledger.find(entry.solicitud))?.via).toBeUndefined();
  },
);

test.each<[string, boolean, Receipt, EntryState, number]>([
  ["is not sent again by itself", false, { kind: "queued" }, "desconocido", 0],
  ["is sent again when the operator says so", true, { kind: "queued" }, "en_cola", 1],
  [
    "stays unknown when the second attempt is turned away",
    true,
    { kind: "unreachable", reason: "ECONNREFUSED" },
    "desconocido",
    1,
  ],
])("a request that is found nowhere %s", async (_what, resend, receipt, state, submitted) => {
  const { ledger, entry } = await ledgerWith("desconocido");
  const { channel, calls } = desk(receipt, undefined);
  const settle: Channel["settle"] = () =>
    Promise.resolve({ kind: "unknown", reason: "sin-rastro" });
  const needs = { ledger, channel: { ...channel, settle }, clock: () => now, wait, resend };
  const { entry: after } = await sendEntry(entry, needs, signal);
  expect([after.estado, calls.submit]).toEqual([state, submitted]);
});
