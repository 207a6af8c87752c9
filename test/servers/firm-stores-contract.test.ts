import { expect, onTestFinished, test } from "vitest";
import { openMailJournal } from "../../src/ledger/mail-journal.ts";
import { adoptMail } from "../../src/ledger/postgres/adopt-copies.ts";
import { openFirmMail } from "../../src/ledger/postgres/firm-mail.ts";
import { firmTickets } from "../../src/ledger/postgres/firm-tickets.ts";
import { mailJournalContract } from "../ledger/mail-journal-contract.ts";
import { ticketCacheContract } from "../ledger/ticket-cache-contract.ts";
import { testFolder } from "../support/test-context.ts";
import { firmBench } from "./support/firm-bench.ts";

ticketCacheContract(async () => {
  const { access } = await firmBench();
  return () => Promise.resolve(firmTickets(access(), "ana"));
});

mailJournalContract(async () => {
  const { access } = await firmBench();
  return async () => await openFirmMail(access());
});

test("what was reported is counted for each person", async () => {
  const { access } = await firmBench();
  const [ana, luis] = [firmTickets(access(), "ana"), firmTickets(access(), "luis")];
  const whole = "2026-11-24T15:00:00.000Z";
  const change = { numero: "A", estado: "respondido", motivo: "mensaje", fecha: whole };
  await ana.note("p", [change], { after: null, cursor: "1", whole });
  expect(await luis.mark("p")).toEqual({ cursor: null, whole, seen: null });
  await luis.note("p", [change], { after: null, cursor: "1", whole });
  const [{ id } = { id: 0 }] = await luis.unseen("p");
  await ana.look("p", id);
  expect([(await ana.unseen("p")).length, (await luis.unseen("p")).length]).toEqual([0, 1]);
});

test("what a machine had read of a mailbox is taken in once, beside what the firm has read", async () => {
  const { access } = await firmBench();
  const local = await openMailJournal(testFolder());
  onTestFinished(local.close);
  const box = "operador@oce.test";
  const mark = { folder: "INBOX", validity: "1", next: 9, messages: 2, query: "q" };
  const arrived = ["a", "b", "c"].map((identity, at) => ({
    uid: at + 1,
    identity,
    head: JSON.stringify({ identity }),
    replaces: false,
  }));
  await local.takeIn(box, { mark, arrived, gone: [] });
  await local.takeIn(box, { mark, arrived: [], gone: [3] });
  await local.keepParts(box, "texto", [
    ["a", Buffer.from("A")],
    ["b", Buffer.from("B")],
  ]);
  await local.announce(box, ["b", "a", "c"]);
  const firm = await openFirmMail(access());
  await firm.takeIn(box, { mark: { ...mark, next: 2 }, arrived: arrived.slice(0, 1), gone: [] });
  await firm.announce(box, ["a"]);
  expect(await adoptMail(access(), local, box)).toBe(2);
  expect(await adoptMail(access(), local, box)).toBe(0);
  const mails = await firm.mails(box);
  expect(mails.map(({ identity, isRead, places }) => [identity, isRead, places.length])).toEqual([
    ["a", true, 1],
    ["b", true, 1],
    ["c", false, 0],
  ]);
  expect(Buffer.from((await firm.part(box, "a", "texto")) ?? []).toString()).toBe("A");
  expect((await firm.news(box, 0)).map(({ identity }) => identity)).toEqual(["a", "b", "c"]);
  // What the firm has read of a folder stays: the rest of it is read by the next look.
  expect(await firm.marks(box)).toEqual([{ ...mark, next: 2 }]);
});
