import { expect, onTestFinished, test } from "vitest";
import type { Receipt } from "../../src/domain/receipt.ts";
import { openLedger } from "../../src/ledger/sqlite-ledger.ts";
import type { Channel } from "../../src/ports/channel.ts";
import { serveOutbox } from "../../src/sending/serve-outbox.ts";
import { settled, testIntent } from "../support/intent.ts";
import { testFolder } from "../support/test-context.ts";

/** Serves one doubtful request whose channel says this of it. @returns what was said of desk and line */
async function serveDoubtful(receipt: Receipt) {
  let now = new Date("2026-11-24T15:00:00Z").getTime();
  const clock = (): Date => new Date(now);
  const ledger = await openLedger({ folder: testFolder(), clock, pid: 1, isAlive: () => true });
  onTestFinished(() => ledger.close());
  const { solicitud } = await ledger.record(testIntent());
  await settled(ledger, solicitud, { estado: "desconocido", motivo: "ECONNRESET" });
  now += 3_600_000;
  const said: string[] = [];
  const stop = new AbortController();
  const channel: Pick<Channel, "id" | "settle" | "submit" | "findByKey"> = {
    id: "correo",
    settle: () => Promise.resolve(receipt),
    submit: () => Promise.reject(new Error("a doubtful request is never sent again")),
    findByKey: () => Promise.resolve(undefined),
  };
  const unused = () => Promise.reject(new Error("not asked"));
  await serveOutbox(
    "prueba",
    {
      ledger,
      clock,
      until: undefined,
      channelOf: () =>
        Promise.resolve({
          ...channel,
          ping: unused,
          listTickets: unused,
          getTicket: unused,
          accept: unused,
          reply: unused,
          download: unused,
          changes: unused,
        }),
      wait: (milliseconds) => {
        // Once it is asked to end, what is being sent has a limit of its own.
        if (!stop.signal.aborted) said.push(`wait ${milliseconds}`);
        stop.abort();
        return Promise.resolve();
      },
      tried: ({ estado, motivo }) => void said.push(`${estado} ${motivo}`),
      trouble: ({ code }) => void said.push(code),
      recovered: () => void said.push("recovered"),
    },
    stop.signal,
  );
  return said;
}

test.each<[string, Receipt, readonly string[]]>([
  [
    "the line is cut again",
    { kind: "unknown", reason: "ECONNRESET" },
    ["desconocido ECONNRESET", "mesa-inalcanzable", "wait 2000"],
  ],
  [
    "there is no trace of it: the desk was reached, and the next one is served",
    { kind: "unknown", reason: "sin-rastro" },
    ["desconocido sin-rastro", "wait 2000"],
  ],
])("a doubtful request of which %s", async (_what, receipt, said) => {
  expect(await serveDoubtful(receipt)).toEqual(said);
});
