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

const mail = {
  direccion: operator,
  mesa: "mesadeservicios@aduana.test",
  smtp: "smtps://127.0.0.1",
  imap: "imaps://127.0.0.1",
  acceso: "contrasena",
} as const;
const handedAt = "2026-11-24T15:00:00.000Z";

/** A mailbox that holds these messages, and what was filed in it. */
function mailboxOf(heads: readonly MailHead[], savesSent = false, traces: readonly string[] = []) {
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
    foldersWith: () => Promise.resolve(traces),
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
    /** Folders that hold the message, but are not read otherwise. */
    readonly traces?: readonly string[];
    readonly savesSent?: boolean;
  } = {},
) {
  const { mailbox, filed } = mailboxOf(heads, options.savesSent, options.traces);
  const snapshot = () => takeSnapshot(mailbox, threadRules, () => "El correo volvió.");
  const parts: Pick<MailContext, "mail" | "recentSnapshot" | "mailbox" | "trace"> = {
    mail,
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
  // That no copy is found proves nothing, however long ago it was handed over.
  ["nowhere", {}, { kind: "unknown", reason: "sin-rastro" }],
  ["in a folder that is not read otherwise", { traces: [".Propios"] }, { kind: "queued" }],
  ["nowhere, but the server had taken it", { queued: true }, { kind: "queued" }],
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

test("a request of which a part is missing stays unknown", async () => {
  const first = requestHead({
    ours: { request: submission, kind: "incidente", part: 1, parts: 2 },
  });
  expect((await fate([first])).receipt).toEqual({ kind: "unknown", reason: "falta-una-parte" });
});
