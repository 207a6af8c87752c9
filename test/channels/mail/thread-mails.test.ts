import { expect, test } from "vitest";
import type { MailHead } from "../../../src/channels/mail/mail-head.ts";
import { requestMessageId } from "../../../src/channels/mail/mail-ids.ts";
import { threadMails } from "../../../src/channels/mail/thread-mails.ts";
import {
  mailHead,
  officialDesk,
  operator,
  ownId,
  requestHead,
  submission,
  threadRules,
} from "../../support/mail-heads.ts";

/** The conversation's ids, its number, and how its senders are trusted. */
function threadOf(...heads: readonly MailHead[]) {
  const thread = threadMails(heads, threadRules).get(submission);
  return {
    numero: thread?.numero,
    conversation: thread?.conversation.map(({ head, trust }) => [head.messageId, trust]),
  };
}

/** The receipt, earlier than whatever a test sends next. */
const ack = (change: Partial<MailHead> = {}) =>
  mailHead({
    messageId: "<ack@aduana.test>",
    references: ["<RT-Ticket-1@aduana.test>", ownId],
    subject: `[aduana.test #1] AutoReply: ${requestHead().subject}`,
    automatic: true,
    arrived: "2026-11-24T15:01:00.000Z",
    ...change,
  });

test("the agent's answer that names only RT's own thread id is found by what the receipt taught", () => {
  const answer = mailHead({
    messageId: "<a@aduana.test>",
    references: ["<RT-Ticket-1@aduana.test>"],
  });
  expect(threadOf(requestHead(), ack(), answer)).toEqual({
    numero: "1",
    conversation: [
      ["<ack@aduana.test>", "sin-datos"],
      ["<a@aduana.test>", "sin-datos"],
    ],
  });
});

test("an answer that arrived before the receipt is found all the same", () => {
  const answer = mailHead({
    messageId: "<a@aduana.test>",
    references: ["<RT-Ticket-1@aduana.test>"],
    arrived: "2026-11-24T15:00:30.000Z",
  });
  expect(
    threadOf(requestHead({ arrived: "2026-11-24T15:00:00.000Z" }), ack(), answer).conversation,
  ).toEqual([
    ["<a@aduana.test>", "sin-datos"],
    ["<ack@aduana.test>", "sin-datos"],
  ]);
});

test("an answer without any reference is found by the number in its subject", () => {
  const answer = mailHead({
    messageId: "<a@aduana.test>",
    subject: "RE: [aduana.test #1] sobre su caso",
  });
  expect(threadOf(requestHead(), ack(), answer).conversation?.at(-1)).toEqual([
    "<a@aduana.test>",
    "sin-datos",
  ]);
});

test("another desk's number does not belong", () => {
  const stray = mailHead({ subject: "[aduana.test #2] otro" });
  expect(threadOf(requestHead(), ack(), stray).conversation).toEqual([
    ["<ack@aduana.test>", "sin-datos"],
  ]);
});

test.each([
  ["outside of the desk's domains", "m@malo.test"],
  ["whose domain only ends like the desk's", "m@maladuana.test"],
])("a sender %s is doubted and teaches nothing", (_what, address) => {
  const stray = mailHead({
    messageId: "<m@malo.test>",
    from: { name: "Mesa", address },
    references: [ownId],
    subject: "[aduana.test #99] hola",
  });
  expect(threadOf(requestHead(), stray)).toEqual({
    numero: undefined,
    conversation: [["<m@malo.test>", "falso"]],
  });
});

test("a forged sender is shown and teaches nothing", () => {
  const forged = mailHead({
    messageId: "<f@malo.test>",
    references: [ownId, "<otro@malo.test>"],
    subject: "[aduana.test #99] su caso",
    authResults: ["mx.oce.test; dmarc=fail header.from=aduana.test"],
  });
  const second = mailHead({ references: ["<otro@malo.test>"] });
  expect(threadOf(requestHead(), forged, second)).toEqual({
    numero: undefined,
    conversation: [["<f@malo.test>", "falso"]],
  });
});

test("what the operator typed is no ticket number, although the subject repeats it", () => {
  const answer = mailHead({ references: [ownId], subject: `Re: ${requestHead().subject}` });
  expect(threadOf(requestHead(), answer).numero).toBeUndefined();
});

test("the desk's own header names the ticket where its subject does not", () => {
  const answer = mailHead({ references: [ownId], ticketHeader: "aduana.test #417" });
  expect(threadOf(requestHead(), answer).numero).toBe("417");
});

test("one desk's answer to two requests of ours joins the first it names, and merges nothing", () => {
  const other = "01a20000-0000-7000-8000-000000000002";
  const otherId = requestMessageId(other, 1, operator);
  const second = requestHead({ messageId: otherId, ours: { request: other, kind: "incidente" } });
  const both = mailHead({ references: [ownId, otherId] });
  const later = mailHead({ messageId: "<z@aduana.test>", references: [otherId] });
  const threads = threadMails([requestHead(), second, both, later], threadRules);
  expect(
    [submission, other].map((id) => threads.get(id)?.conversation.map((one) => one.head)),
  ).toEqual([[both], [later]]);
});

test("the operator's own answer from another program belongs to the conversation", () => {
  const own = mailHead({
    folder: "Sent",
    messageId: "<own@oce.test>",
    from: { name: "Operador", address: operator },
    to: [officialDesk],
    references: ["<ack@aduana.test>"],
  });
  const thread = threadMails([requestHead(), ack(), own], threadRules).get(submission);
  expect(thread?.conversation.map((one) => one.own)).toEqual([false, true]);
});

test.each([
  ["another sender", { from: { name: "x", address: "x@oce.test" } }],
  ["a place other than the sent messages", { folder: "INBOX" }],
])("our mark on a message with %s makes no request", (_what, change) => {
  expect(threadMails([requestHead(change)], threadRules).size).toBe(0);
});

test.each([
  ["within one second", "2026-11-24T16:30:00.000Z"],
  ["when two servers' clocks differ", "2026-11-24T16:30:07.000Z"],
])("an answer comes after what it answers %s", (_what, later) => {
  const arrived = "2026-11-24T16:30:00.000Z";
  const own = mailHead({
    folder: "Sent",
    messageId: "<own@oce.test>",
    from: { name: "Operador", address: operator },
    references: [ownId, "<a@aduana.test>"],
    ours: { reply: submission },
    arrived,
  });
  const answer = mailHead({ messageId: "<a@aduana.test>", references: [ownId], arrived: later });
  expect(threadOf(requestHead({ arrived }), own, answer).conversation?.map(([id]) => id)).toEqual([
    "<a@aduana.test>",
    "<own@oce.test>",
  ]);
});
