import { randomUUID } from "node:crypto";
import type { FolderMark, MailJournal, MailPlace } from "../ports/mail-journal.ts";

interface TemporaryMail {
  head: string;
  readonly parts: Map<"texto" | "archivos", Uint8Array>;
  places: readonly MailPlace[];
}

interface TemporaryMailbox {
  readonly mails: Map<string, TemporaryMail>;
  readonly marks: Map<string, FolderMark>;
  /** Identities in the order in which they became news. */
  readonly news: string[];
}

/**
 * What was read of the mailboxes, for one command alone: in place of the journal where the disk
 * takes nothing, so that a mailbox can still be read.
 */
export function createTemporaryMailJournal(): MailJournal {
  const mailboxes = new Map<string, TemporaryMailbox>();

  function of(address: string): TemporaryMailbox {
    const known = mailboxes.get(address) ?? { mails: new Map(), marks: new Map(), news: [] };
    mailboxes.set(address, known);
    return known;
  }

  return {
    id: randomUUID(),
    marks: async (mailbox) => [...of(mailbox).marks.values()],
    mails: async (mailbox) =>
      [...of(mailbox).mails].map(([identity, { head, parts, places }]) => ({
        identity,
        head,
        isRead: parts.has("texto"),
        places,
      })),
    async takeIn(mailbox, { mark, arrived, gone }) {
      const { mails, marks } = of(mailbox);
      const { folder, validity } = mark;
      const isGone = (place: MailPlace): boolean =>
        place.folder === folder && (place.validity !== validity || gone.includes(place.uid));
      for (const mail of mails.values()) {
        mail.places = mail.places.filter((place) => !isGone(place));
      }
      for (const { uid, identity, head, replaces } of arrived) {
        const known = mails.get(identity);
        const mail = known ?? { head, parts: new Map(), places: [] };
        if (known !== undefined && replaces) {
          known.head = head;
          known.parts.clear();
        }
        mails.set(identity, mail);
        const isHere = (one: MailPlace): boolean => one.folder === folder && one.uid === uid;
        const others = mail.places.filter((one) => !isHere(one));
        mail.places = [...others, { folder, validity, uid }];
      }
      marks.set(folder, mark);
    },
    async keepHeads(mailbox, heads) {
      for (const [identity, head] of heads) {
        const mail = of(mailbox).mails.get(identity);
        if (mail !== undefined) mail.head = head;
      }
    },
    async keepParts(mailbox, part, contents) {
      for (const [identity, content] of contents) {
        const parts = of(mailbox).mails.get(identity)?.parts;
        if (content === null) parts?.delete(part);
        else parts?.set(part, content);
      }
    },
    part: async (mailbox, identity, part) => of(mailbox).mails.get(identity)?.parts.get(part),
    async noteSent(mailbox, identity, head, text) {
      const { mails } = of(mailbox);
      if (mails.has(identity)) return;
      mails.set(identity, { head, parts: new Map([["texto", text]]), places: [] });
    },
    async announce(mailbox, identities) {
      const { news } = of(mailbox);
      news.push(...identities.filter((one) => !news.includes(one)));
    },
    news: async (mailbox, after) =>
      of(mailbox)
        .news.map((identity, at) => ({ order: at + 1, identity }))
        .filter(({ order }) => order > after),
    lastOrder: async (mailbox) => of(mailbox).news.length,
    close: () => {},
  };
}
