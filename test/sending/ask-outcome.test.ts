import { expect, onTestFinished, test } from "vitest";
import type { Receipt } from "../../src/domain/receipt.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { openLedger } from "../../src/ledger/sqlite-ledger.ts";
import type { Channel, HandedOver } from "../../src/ports/channel.ts";
import type { EntryState, Settlement } from "../../src/ports/ledger.ts";
import { sendEntry } from "../../src/sending/send-entry.ts";
import { settleUnknown } from "../../src/sending/settle-unknown.ts";
import { settled, testIntent, testTicket } from "../support/intent.ts";
import { testFolder } from "../support/test-context.ts";

const signal = new AbortController().signal;
const wait = () => Promise.resolve();
const noon = "2026-11-24T17:00:00.000Z";

/** A ledger whose clock can be moved, and a channel that tells a request's fate later. */
async function laterTeller(fates: readonly (Receipt | MesaError)[], submitted: Receipt) {
  let now = new Date(noon);
  const options = { folder: testFolder(), clock: () => now, pid: 1, isAlive: () => true };
  const ledger = await openLedger(options);
  onTestFinished(() => ledger.close());
  const { solicitud } = await ledger.record(testIntent());
  const asked: HandedOver[] = [];
  let sent = 0;
  const left = [...fates];
  const channel: Pick<Channel, "submit" | "findByKey" | "settle"> = {
    submit() {
      sent += 1;
      return Promise.resolve(submitted);
    },
    findByKey: () => Promise.reject(new Error("asked by key")),
    settle(handed) {
      asked.push(handed);
      const fate = left.shift();
      if (fate === undefined) return Promise.reject(new Error("asked too often"));
      return fate instanceof MesaError ? Promise.reject(fate) : Promise.resolve(fate);
    },
  };
  const entry = async () => {
    const found = await ledger.find(solicitud);
    if (found === undefined) throw new Error("no entry");
    return found;
  };
  return {
    ledger,
    channel,
    asked,
    entry,
    sent: () => sent,
    send: async () =>
      await sendEntry(await entry(), { ledger, channel, clock: () => now, wait }, signal),
    verify: async () => await settleUnknown([await entry()], { ledger, channel }, signal),
    at: (time: string) => void (now = new Date(time)),
  };
}

const queued: Receipt = { kind: "queued" };
const unknown: Receipt = { kind: "unknown", reason: "ETIMEDOUT" };
const accepted: Receipt = { kind: "accepted", ticket: testTicket, replayed: true };
const bounced: Receipt = { kind: "refused", code: "", message: "El correo volvió.", problems: [] };

test.each<[string, Receipt, EntryState, string | null, string | null]>([
  ["is still on its way", queued, "en_cola", null, null],
  ["has its number", accepted, "aceptado", testTicket.numero, null],
  ["came back", bounced, "rechazado", null, "El correo volvió."],
])("what is on its way %s", async (_what, fate, estado, numero, motivo) => {
  const one = await laterTeller([fate], queued);
  await one.send();
  const [after] = await one.verify();
  expect([after?.estado, after?.ticket?.numero ?? null, after?.motivo]).toEqual([
    estado,
    numero,
    motivo,
  ]);
  expect(one.asked.map((handed) => handed.queued)).toEqual([true]);
});

test("what is on its way stays so when the mailbox can't be reached", async () => {
  const one = await laterTeller([new MesaError("mesa-inalcanzable")], queued);
  await one.send();
  await expect(one.verify()).rejects.toMatchObject({ code: "mesa-inalcanzable" });
  expect((await one.entry()).estado).toBe("en_cola");
});

test("what may be on its way is not sent again, however often it is tried", async () => {
  const one = await laterTeller([unknown, unknown, unknown], unknown);
  await one.send();
  await one.send();
  await one.verify();
  expect([(await one.entry()).estado, one.sent()]).toEqual(["desconocido", 1]);
});

test("the time that counts is when it was handed over, not when it was last asked about", async () => {
  const never: Receipt = { kind: "unreachable", reason: "no-salio" };
  const one = await laterTeller([unknown, unknown, never, queued], unknown);
  await one.send();
  one.at("2026-11-24T17:10:00.000Z");
  await one.verify();
  one.at("2026-11-24T17:20:00.000Z");
  await one.send();
  expect(one.asked.map((handed) => handed.entregada)).toEqual([
    noon,
    noon,
    noon,
    "2026-11-24T17:20:00.000Z",
  ]);
  expect([(await one.entry()).estado, one.sent()]).toEqual(["en_cola", 2]);
});

test("who read it before another process found it on its way does not send it again", async () => {
  const one = await laterTeller([unknown, queued], unknown);
  await one.send();
  const before = await one.entry();
  expect(before.estado).toBe("desconocido");
  await one.verify();
  expect((await one.entry()).estado).toBe("en_cola");
  const late = await sendEntry(
    before,
    { ledger: one.ledger, channel: one.channel, clock: () => new Date(noon), wait },
    signal,
  );
  expect([late.entry.estado, late.repeated, one.sent(), one.asked.length]).toEqual([
    "en_cola",
    true,
    1,
    2,
  ]);
});

test.each<[Settlement["estado"], Error, string, EntryState]>([
  ["en_cola", new MesaError("buzon-inalcanzable"), "buzon-inalcanzable", "en_cola"],
  [
    "entregado_a_mano",
    new MesaError("buzon-inalcanzable"),
    "buzon-inalcanzable",
    "entregado_a_mano",
  ],
  ["desconocido", new MesaError("sin-sesion"), "sin-sesion", "desconocido"],
  ["desconocido", new TypeError("no"), "defecto", "desconocido"],
  ["rechazado", new TypeError("no"), "defecto", "desconocido"],
])(
  "one that is %s is left so when it can't be asked about: %s",
  async (before, error, motivo, after) => {
    const { ledger, channel, entry } = await laterTeller([], queued);
    const { solicitud } = await entry();
    const entrega = { archivo: "a.eml", sha256: "0", fecha: noon };
    await settled(ledger, solicitud, { estado: before, motivo: "x", entrega });
    const failing = { ...channel, settle: () => Promise.reject(error) };
    const asking = settleUnknown([await entry()], { ledger, channel: failing }, signal);
    await expect(asking).rejects.toBe(error);
    expect(await entry()).toMatchObject({ estado: after, motivo, intentos: 1 });
  },
);

test("of several each is asked about; one that the desk never got waits again, without a reason", async () => {
  const { ledger, channel, entry } = await laterTeller([unknown, accepted], queued);
  const lost: Receipt = { kind: "unreachable", reason: "ECONNREFUSED" };
  const first = await entry();
  const ids = ["2", "3"].map((at) => `01a20000-0000-7000-8000-00000000000${at}`);
  for (const solicitud of ids) {
    await ledger.record(testIntent({ solicitud, clave: solicitud, esencia: "" }));
  }
  const all = await ledger.list({ estados: ["pendiente"] });
  for (const { solicitud } of all) await settled(ledger, solicitud, { estado: "desconocido" });
  const fates = [lost, accepted, unknown];
  const asks = {
    ...channel,
    settle: () => Promise.resolve(fates.shift() ?? queued),
  };
  const after = await settleUnknown(all, { ledger, channel: asks }, signal);
  expect(after.map(({ estado, motivo }) => [estado, motivo])).toEqual([
    ["pendiente", null],
    ["aceptado", null],
    ["desconocido", "ETIMEDOUT"],
  ]);
  expect(after[0]?.solicitud).toBe(first.solicitud);
});
