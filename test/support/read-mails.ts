import { Buffer } from "node:buffer";
import PostalMime, { type Address } from "postal-mime";
import { readBounce } from "../../src/channels/mail/bounce.ts";
import { readHead, type MailHead } from "../../src/channels/mail/mail-head.ts";
import { requestMessageId } from "../../src/channels/mail/mail-ids.ts";
import {
  isAnswered,
  messageOf,
  readableText,
  threadTicket,
} from "../../src/channels/mail/mail-ticket.ts";
import type { MessageContent } from "../../src/channels/mail/mail-thread.ts";
import { readMessage } from "../../src/channels/mail/read-message.ts";
import { isDeskMailbox, threadMails } from "../../src/channels/mail/thread-mails.ts";
import { mailHead, operator, requestHead, threadRules } from "./mail-heads.ts";

/** The request of a test, as its text went out. */
export const requestText =
  "Formulario de Reporte de Incidentes\nPantalla: DAI\nDescripción: La declaración fue rechazada al firmar.\n";

export const submissionOf = (number: number): string =>
  `01a20000-0000-7000-8000-00000000000${number}`;

const mailboxes = (from: readonly Address[] | undefined) =>
  (from ?? []).map(({ name, address }) => ({ name, address: address ?? "" }));

/** A message's head as the IMAP server would give it. */
export async function headOf(source: Buffer, uid: number): Promise<MailHead> {
  const { from, replyTo, to, subject, messageId } = await PostalMime.parse(source);
  const end = source.indexOf("\r\n\r\n");
  return readHead("INBOX", {
    seq: uid,
    uid,
    envelope: {
      messageId,
      subject,
      from: mailboxes(from && [from]),
      replyTo: mailboxes(replyTo),
      to: mailboxes(to),
    },
    headers: source.subarray(0, end === -1 ? source.length : end + 2),
    size: source.length,
    internalDate: new Date(Date.UTC(2026, 11, 14, 13, uid)),
  });
}

/** What the channel makes of a mailbox that holds requests with these subjects and other mail. */
export async function readMails(subjects: readonly string[], sources: readonly Buffer[]) {
  const read = new Map<MailHead, MessageContent>();
  const requests = subjects.map((subject, at) => {
    const request = submissionOf(at + 1);
    return requestHead({
      subject,
      messageId: requestMessageId(request, 1, operator),
      ours: { request, kind: "incidente", part: 1, parts: 1 },
      arrived: "2026-12-14T13:00:00.000Z",
    });
  });
  for (const head of requests) read.set(head, { text: requestText, files: [] });
  const heads: MailHead[] = [];
  for (const [at, source] of sources.entries()) {
    const head = await headOf(source, at + 1);
    heads.push(head.messageId === "" ? { ...head, messageId: `<sin-id-${at}>` } : head);
    read.set(heads.at(-1) ?? mailHead(), { ...(await readMessage(source)), files: [] });
  }
  const threads = threadMails([...requests, ...heads], threadRules);
  return await Promise.all(
    subjects.map(async (_subject, at) => {
      const thread = threads.get(submissionOf(at + 1));
      if (thread === undefined) throw new Error("the request is lost");
      const returned = await returnedBy(thread.parts[0]?.messageId ?? "", heads, sources);
      const ticket = threadTicket(
        thread,
        (head) => readableText(read.get(head)),
        isAnswered(thread) ? undefined : returned,
      );
      return {
        ticket,
        numero: thread.numero ?? null,
        mensajes: thread.conversation.map((one) => messageOf(one, thread, read)),
        returned,
      };
    }),
  );
}

async function returnedBy(id: string, heads: readonly MailHead[], sources: readonly Buffer[]) {
  for (const [at, head] of heads.entries()) {
    const source = sources[at];
    if (!head.bounce || source === undefined) continue;
    const found = await readBounce(source, {
      isOurs: (one) => one === id,
      isDesk: (address) => isDeskMailbox(address, threadRules),
      ownAddress: operator,
    });
    if (found?.final === true) {
      return { words: `${found.status} ${found.words}`, arrived: head.arrived };
    }
  }
  return undefined;
}

let serial = 0;
interface Answer {
  readonly subject?: string;
  readonly text: string;
  /** The message answered; 1 for the first request. */
  readonly to?: number | undefined;
  readonly from?: string;
  readonly more?: readonly string[];
}

/** A message of the desk in answer to a request. */
export function answer({ subject = "RE: su caso", text, to = 1, from, more = [] }: Answer): Buffer {
  serial += 1;
  const id = to === 0 ? undefined : requestMessageId(submissionOf(to), 1, operator);
  const lines = [
    ...more,
    `From: Mesa <${from ?? "mesadeservicios@aduana.test"}>`,
    `To: ${operator}`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString("base64")}?=`,
    `Message-ID: <caso-${serial}@aduana.test>`,
    ...(id === undefined ? [] : [`In-Reply-To: ${id}`, `References: ${id}`]),
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "",
    text.replaceAll("\n", "\r\n"),
  ];
  return Buffer.from(lines.join("\r\n"));
}
