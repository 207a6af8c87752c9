import { createHash } from "node:crypto";
import * as z from "zod/mini";
import { parseJson } from "../../domain/parse-json.ts";
import { formIds } from "../../domain/ticket.ts";
import type { MailJournal, MailPlace } from "../../ports/mail-journal.ts";
import type { MailHead } from "./mail-head.ts";

/** A message as the journal knows it. */
export interface StoredMail {
  readonly identity: string;
  /** Its folder and UID are those of a copy that is in the mailbox, if one is. */
  readonly head: MailHead;
  readonly isRead: boolean;
  readonly hasVanished: boolean;
}

const text = z.string();
const texts = z.array(text);
const headShape = z.object({
  folder: text,
  uid: z.number(),
  messageId: text,
  references: texts,
  subject: text,
  from: z.object({ name: text, address: text }),
  replyTo: z.exactOptional(text),
  to: texts,
  arrived: text,
  size: z.number(),
  automatic: z.boolean(),
  bounce: z.boolean(),
  isReadReceipt: z.boolean(),
  authResults: texts,
  ticketHeader: z.exactOptional(text),
  ours: z.object({
    request: z.exactOptional(text),
    kind: z.exactOptional(z.enum(formIds)),
    part: z.exactOptional(z.number()),
    parts: z.exactOptional(z.number()),
    key: z.exactOptional(text),
    follows: z.exactOptional(text),
    reply: z.exactOptional(text),
    action: z.exactOptional(text),
  }),
  formerIds: texts,
  isFiled: z.boolean(),
  layout: z.exactOptional(
    z.object({
      texts: z.array(
        z.object({
          part: text,
          type: text,
          charset: z.exactOptional(text),
          format: z.exactOptional(text),
          delsp: z.exactOptional(text),
          encoding: z.exactOptional(text),
        }),
      ),
      type: text,
      hasFiles: z.boolean(),
    }),
  ),
  mentions: z.exactOptional(texts),
  spoken: z.exactOptional(texts),
});

/**
 * What all copies of a message have in common: its `Message-ID` and sender, or a digest of its head
 * where it has no id (RFC 5322 §3.6.4 does not demand one).
 */
export function identityOf(head: MailHead): string {
  const { messageId, from, subject, references, to, arrived, size } = head;
  if (messageId !== "") return `${messageId} ${from.address}`;
  const facts = JSON.stringify([from, subject, references, to, arrived, size]);
  return `sha256:${createHash("sha256").update(facts).digest("hex")}`;
}

/** The journal's messages of a mailbox, in the order in which they were first seen. */
export async function storedMails(
  journal: MailJournal,
  mailbox: string,
): Promise<readonly StoredMail[]> {
  return (await journal.mails(mailbox)).flatMap(
    ({ identity, head, isRead, places }): StoredMail[] => {
      const parsed = headShape.safeParse(parseJson(head));
      if (!parsed.success) return [];
      const { replyTo, ticketHeader, ...data } = parsed.data;
      const { folder, uid } = preferredPlace(places, data.folder) ?? data;
      const known = { ...data, replyTo, ticketHeader, folder, uid };
      return [{ identity, head: known, isRead, hasVanished: places.length === 0 && folder !== "" }];
    },
  );
}

/** The copy in the folder where the message was first seen, else any. */
function preferredPlace(places: readonly MailPlace[], folder: string): MailPlace | undefined {
  return places.find((one) => one.folder === folder) ?? places[0];
}
