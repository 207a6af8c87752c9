import { expect, test } from "vitest";
import type { MailHead } from "../../../src/channels/mail/mail-head.ts";
import type { SentRequest } from "../../../src/channels/mail/own-requests.ts";
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

test("an answer that only its subject assigns teaches its id to what names nothing else", () => {
  const bySubject = mailHead({
    messageId: "<s@aduana.test>",
    subject: "RV: [mesa #] [Incidente]  DAI-2026 – 028 Guayaquil Marítimo – 2026-11-24 10:00",
  });
  const later = mailHead({ messageId: "<t@aduana.test>", references: ["<s@aduana.test>"] });
  const stray = mailHead({ messageId: "<u@aduana.test>", references: ["<otro@aduana.test>"] });
  expect(threadOf(requestHead(), bySubject, later, stray).conversation).toEqual([
    ["<s@aduana.test>", "sin-datos"],
    ["<t@aduana.test>", "sin-datos"],
  ]);
});

test("a better attested number takes the place of another, and each finds the ticket", () => {
  const named = [
    { subject: "[aduana.test #7] Su caso" },
    { subject: "[aduana.test #8] Su caso" },
    { ticketHeader: "aduana.test #9" },
    { subject: "[aduana.test #10] Su caso" },
  ].map((change) => mailHead({ references: [ownId], ...change }));
  const strays = ["7", "8", "9", "10", "11"].map((number) =>
    mailHead({ messageId: `<${number}@aduana.test>`, subject: `[aduana.test #${number}] x` }),
  );
  const thread = threadMails([requestHead(), ...named, ...strays], threadRules).get(submission);
  expect([thread?.numero, thread?.numbers, thread?.conversation.length]).toEqual([
    "9",
    new Set(["7", "8", "9", "10"]),
    8,
  ]);
});

/** A request that the journal knows. */
const sentAs = (isOut: boolean, numero?: string): SentRequest => ({
  head: requestHead({ folder: "", uid: 0 }),
  isOut,
  text: () => "",
  files: [],
  ...(numero !== undefined && { numero }),
});

const ownReply = (change: Partial<MailHead> = {}) =>
  mailHead({
    folder: "Sent",
    messageId: "<own@oce.test>",
    from: { name: "Operador", address: operator },
    to: [officialDesk],
    ours: { reply: submission },
    ...change,
  });

test.each<[string, boolean, readonly MailHead[], boolean]>([
  ["nothing but the journal, which is not sure", false, [], false],
  ["nothing but the journal", true, [], true],
  ["what the operator writes of it", false, [ownReply()], false],
  [
    "a stranger",
    false,
    [mailHead({ references: [ownId], from: { name: "", address: "x@x" } })],
    false,
  ],
  ["the desk's answer", false, [mailHead({ references: [ownId] })], true],
  ["its copy", false, [requestHead()], true],
  ["a copy that nobody confirms", false, [requestHead({ folder: "INBOX" })], true],
])("whether a request went out: known from %s", (_what, sure, heads, isOut) => {
  expect(threadMails(heads, threadRules, [sentAs(sure)]).get(submission)?.isOut).toBe(isOut);
});

test("a number that was settled by hand finds the ticket, until the desk names one", () => {
  const answer = mailHead({ messageId: "<a@aduana.test>", subject: "[aduana.test #5] Su caso" });
  const found = threadMails([answer], threadRules, [sentAs(true, "5")]).get(submission);
  expect([found?.numero, found?.numbers, found?.conversation.length]).toEqual([
    "5",
    new Set(["5"]),
    1,
  ]);
  const other = mailHead({ references: [ownId], ticketHeader: "aduana.test #6" });
  const renamed = threadMails([other], threadRules, [sentAs(true, "5")]).get(submission);
  expect([renamed?.numero, renamed?.numbers]).toEqual(["6", new Set(["5", "6"])]);
});

/** A message of a request, of several. */
const part = (at: number, change: Partial<MailHead> = {}) =>
  requestHead({
    messageId: requestMessageId(submission, at, operator),
    ours: { request: submission, kind: "incidente", part: at, parts: 3 },
    ...change,
  });

test("a request's messages stand in their order, each once, the one with our own id first", () => {
  const confirmed = { folder: "INBOX", authResults: ["mx; dmarc=pass header.from=oce.test"] };
  const heads = [
    part(3),
    part(2, { messageId: "<otro@proveedor.test>", ...confirmed }),
    part(2, confirmed),
    part(2, { messageId: "<tercero@proveedor.test>", ...confirmed }),
    part(1),
    part(1, confirmed),
    part(2, { folder: "INBOX", from: { name: "", address: "x@otra.test" } }),
  ];
  const thread = threadMails(heads, threadRules).get(submission);
  expect(thread?.parts).toEqual([heads[4], heads[2], heads[0]]);
  expect(thread?.copies).toEqual(heads.slice(0, 6));
  const known = sentAs(true);
  expect(threadMails([part(2)], threadRules, [known]).get(submission)?.parts).toEqual([
    known.head,
    expect.objectContaining({
      ours: { request: submission, kind: "incidente", part: 2, parts: 3 },
    }),
  ]);
});
