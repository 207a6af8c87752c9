import { expect, test } from "vitest";
import type { Mailbox } from "../../../src/channels/mail/imap-mailbox.ts";
import type { MailHead } from "../../../src/channels/mail/mail-head.ts";
import type { MailContext } from "../../../src/channels/mail/mail-context.ts";
import { takeSnapshot } from "../../../src/channels/mail/mailbox-snapshot.ts";
import { settleByMail } from "../../../src/channels/mail/settle-request.ts";
import { testIntent } from "../../support/intent.ts";
import {
  mailHead,
  operator,
  ownId,
  requestHead,
  submission,
  threadRules,
} from "../../support/mail-heads.ts";

const handedAt = "2026-11-24T15:00:00.000Z";

/** A mailbox that holds these messages, and what was filed in it. */
function mailboxOf(heads: readonly MailHead[], savesSent = false) {
  const filed: string[] = [];
  const sources = (folder: string, uids: readonly number[]) =>
    new Map(
      heads
        .filter((head) => head.folder === folder && uids.includes(head.uid))
        .map((head) => [head.uid, Buffer.from(`Message-ID: ${head.messageId}\r\n\r\nRecibido.`)]),
    );
  const mailbox: Mailbox = {
    folders: () => Promise.resolve({ inbox: "INBOX", sent: "Sent", others: [] }),
    savesSent: () => Promise.resolve(savesSent),
    find: (folder, query) => {
      const wanted = query.header?.["message-id"];
      const here = heads.filter((head) => head.folder === folder);
      return Promise.resolve(
        wanted === undefined ? here : here.filter((head) => head.messageId === wanted),
      );
    },
    read: (folder, uids) => Promise.resolve(sources(folder, uids)),
    position: () => Promise.resolve({ validity: "1", next: 1 }),
    file(folder, message) {
      filed.push(`${folder}: ${message.toString().split("\r\n")[0] ?? ""}`);
      return Promise.resolve();
    },
    waitForNews: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  return { mailbox, filed };
}

async function fate(
  heads: readonly MailHead[],
  options: {
    readonly queued?: boolean;
    readonly minutes?: number;
    readonly savesSent?: boolean;
  } = {},
) {
  const { mailbox, filed } = mailboxOf(heads, options.savesSent);
  const snapshot = () => takeSnapshot(mailbox, threadRules, () => "El correo volvió.");
  const clock = () => new Date(new Date(handedAt).getTime() + (options.minutes ?? 1) * 60_000);
  const parts: Pick<MailContext, "clock" | "recentSnapshot" | "mailbox" | "trace"> = {
    clock,
    recentSnapshot: snapshot,
    mailbox,
    trace: () => {},
  };
  const handed = { ...testIntent({ solicitud: submission }), entregada: handedAt };
  const receipt = await settleByMail({ ...handed, queued: options.queued ?? false }, parts);
  return { receipt, filed };
}

const ownCopy = { folder: "INBOX", from: { name: "", address: operator } };

test.each([
  ["nowhere, a minute later", {}, { kind: "unknown", reason: "sin-rastro" }],
  ["nowhere, 14 minutes later", { minutes: 14 }, { kind: "unknown", reason: "sin-rastro" }],
  ["nowhere, 15 minutes later", { minutes: 15 }, { kind: "unreachable", reason: "sin-rastro" }],
  ["nowhere, but the server had taken it", { minutes: 999, queued: true }, { kind: "queued" }],
])("a request that is %s", async (_what, options, expected) => {
  expect((await fate([], options)).receipt).toEqual(expected);
});

test("a request among the sent messages is on its way", async () => {
  expect(await fate([requestHead()])).toEqual({ receipt: { kind: "queued" }, filed: [] });
});

test("one that came back to the inbox is on its way, and its copy is filed", async () => {
  expect(await fate([requestHead(ownCopy)])).toEqual({
    receipt: { kind: "queued" },
    filed: [`Sent: Message-ID: ${ownId}`],
  });
});

test("a server that keeps what is sent by itself gets no second copy", async () => {
  const { filed } = await fate([requestHead(ownCopy)], { savesSent: true });
  expect(filed).toEqual([]);
});

test("an answer with a number is the ticket", async () => {
  const answer = mailHead({
    references: [ownId],
    subject: "[aduana.test #7] Recibido",
    automatic: true,
  });
  const { receipt } = await fate([requestHead(), answer]);
  expect(receipt).toMatchObject({
    kind: "accepted",
    ticket: { numero: "7", estado: "registrado", solicitud: submission },
  });
});

test.each([
  ["unknown for a while", 1, "unknown"],
  ["never sent after that", 20, "unreachable"],
])("a part that is missing is %s", async (_what, minutes, kind) => {
  const first = requestHead({
    ours: { request: submission, kind: "incidente", part: 1, parts: 2 },
  });
  expect((await fate([first], { minutes })).receipt).toEqual({ kind, reason: "falta-una-parte" });
});
