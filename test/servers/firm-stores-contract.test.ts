import { expect, test } from "vitest";
import { openFirmMail } from "../../src/ledger/postgres/firm-mail.ts";
import { firmTickets } from "../../src/ledger/postgres/firm-tickets.ts";
import { mailJournalContract } from "../ledger/mail-journal-contract.ts";
import { ticketCacheContract } from "../ledger/ticket-cache-contract.ts";
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
