import { expect, onTestFinished, test } from "vitest";
import type { MailHead } from "../../../src/channels/mail/mail-head.ts";
import { takeSnapshot } from "../../../src/channels/mail/mailbox-snapshot.ts";
import { sentRequests } from "../../../src/channels/mail/sent-requests.ts";
import { settleByMail } from "../../../src/channels/mail/settle-request.ts";
import { openMailJournal } from "../../../src/ledger/mail-journal.ts";
import { testIntent } from "../../support/intent.ts";
import { memoryMailbox } from "../../support/memory-mailbox.ts";
import { testFolder } from "../../support/test-context.ts";
import {
  mailHead,
  operator,
  ownId,
  requestHead,
  submission,
  threadRules,
} from "../../support/mail-heads.ts";

const reader = {
  title: () => "Incidente",
  facts: () => [],
  read: () => ({}),
  subject: () => ["DAI-2026"],
};
const mail = {
  direccion: operator,
  mesa: "mesadeservicios@aduana.test",
  smtp: "smtps://127.0.0.1",
  imap: "imaps://127.0.0.1",
  acceso: "contrasena",
} as const;
const handedAt = "2026-11-24T15:00:00.000Z";

async function outcome(
  heads: readonly MailHead[],
  options: {
    readonly queued?: boolean;
    /** A folder that holds the message, but is not read otherwise. */
    readonly traces?: string;
  } = {},
) {
  const folders = [
    ["INBOX", ""],
    ["Sent", "\\Sent"],
    ["Trash", "\\Trash"],
  ] as const;
  const { mailbox, deliver, filed } = memoryMailbox(folders);
  for (const head of heads) deliver(head.folder, head);
  if (options.traces !== undefined) deliver(options.traces, requestHead());
  const journal = await openMailJournal(testFolder());
  onTestFinished(journal.close);
  const handed = {
    ...testIntent({ solicitud: submission }),
    archivos: [],
    entregada: handedAt,
    entrega: null,
  };
  const recentSnapshot = () =>
    takeSnapshot({
      mailbox,
      journal,
      announcedBefore: 0,
      rules: threadRules,
      clock: () => new Date(handedAt),
      sent: sentRequests(
        [
          {
            ...handed,
            estado: "desconocido",
            intentos: 1,
            ticket: null,
            motivo: null,
            actualizada: handedAt,
          },
        ],
        { mail, reader },
      ),
      describeBounce: () => "El correo volvió.",
    });
  const receipt = await settleByMail(
    { ...handed, queued: options.queued ?? false },
    { mail, reader, recentSnapshot, mailbox, trace: () => {} },
  );
  return { receipt, filed };
}

const ownCopy = { folder: "INBOX", isFiled: false, from: { name: "", address: operator } };

test.each([
  // That no copy is found proves nothing, however long ago it was handed over.
  ["nowhere", {}, { kind: "unknown", reason: "sin-rastro" }],
  ["in a folder that is not read otherwise", { traces: "Trash" }, { kind: "queued" }],
  ["nowhere, but the server had taken it", { queued: true }, { kind: "queued" }],
])("a request that is %s", async (_what, options, expected) => {
  expect((await outcome([], options)).receipt).toEqual(expected);
});

test("a request among the sent messages is on its way", async () => {
  expect(await outcome([requestHead()])).toEqual({ receipt: { kind: "queued" }, filed: [] });
});

test("one that came back to the inbox is on its way, and its copy is filed", async () => {
  expect(await outcome([requestHead(ownCopy)])).toEqual({
    receipt: { kind: "queued" },
    filed: [`Sent: Message-ID: ${ownId}`],
  });
});

test("an answer with a number is the ticket", async () => {
  const answer = mailHead({
    references: [ownId],
    subject: "[aduana.test #7] Recibido",
    automatic: true,
  });
  const { receipt } = await outcome([requestHead(), answer]);
  expect(receipt).toMatchObject({
    kind: "accepted",
    ticket: { numero: "7", estado: "registrado", solicitud: submission },
  });
});

test("a request of which a part is missing stays unknown", async () => {
  const first = requestHead({
    ours: { request: submission, kind: "incidente", part: 1, parts: 2 },
  });
  expect((await outcome([first])).receipt).toEqual({ kind: "unknown", reason: "falta-una-parte" });
});
