import type { MailHead } from "../../src/channels/mail/mail-head.ts";
import { numberPatterns } from "../../src/channels/mail/ticket-number.ts";
import { requestMessageId } from "../../src/channels/mail/mail-ids.ts";

export const operator = "operador@oce.test";
export const officialDesk = "mesadeservicios@aduana.test";
export const submission = "01a20000-0000-7000-8000-000000000001";
export const ownId = requestMessageId(submission, 1, operator);

export const threadRules = {
  ownAddress: operator,
  deskAddress: officialDesk,
  domains: ["aduana.test"],
  patterns: numberPatterns([]),
};

let count = 0;

/** A message of the desk, unless told otherwise; each arrives a minute after the one before. */
export function mailHead(change: Partial<MailHead> = {}): MailHead {
  count += 1;
  return {
    folder: "INBOX",
    uid: count,
    messageId: `<m${count}@aduana.test>`,
    references: [],
    subject: "",
    from: { name: "Mesa de Servicios", address: officialDesk },
    replyTo: undefined,
    to: [operator],
    arrived: new Date(Date.UTC(2026, 10, 24, 16, count)).toISOString(),
    size: 1000,
    automatic: false,
    bounce: false,
    isReadReceipt: false,
    authResults: [],
    ticketHeader: undefined,
    ours: {},
    formerIds: [],
    isFiled: change.folder === "Sent",
    ...change,
  };
}

/** The request itself, as it lies in the sent folder. */
export function requestHead(change: Partial<MailHead> = {}): MailHead {
  return mailHead({
    folder: "Sent",
    messageId: ownId,
    subject: "[Incidente] DAI-2026 – 028 Guayaquil Marítimo – 2026-11-24 10:00",
    from: { name: "Operador", address: operator },
    to: [officialDesk],
    ours: { request: submission, kind: "incidente", part: 1, parts: 1 },
    ...change,
  });
}
