import { Buffer } from "node:buffer";
import * as z from "zod/mini";
import { parseJson } from "../../domain/parse-json.ts";
import type { MailJournal, MailNews } from "../../ports/mail-journal.ts";
import type { TicketChange } from "../../ports/channel.ts";
import { identityOf } from "./mail-store.ts";
import { numberOf, stateAfter } from "./mail-ticket.ts";
import { announcedHeads, type MailboxSnapshot } from "./mailbox-snapshot.ts";

/** How much of the news was reported. */
interface NewsCursor {
  /** The journal that counts them. */
  readonly journal: string;
  /** The last of its news. */
  readonly order: number;
  /** When the cursor was made, in UTC, ISO 8601: what counts when the journal is another one. */
  readonly at: string;
}

const wireCursor = z.object({ journal: z.string(), order: z.number(), at: z.string() });

/** Encodes how much was reported as an opaque cursor. */
export function writeCursor(cursor: NewsCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** Decodes a cursor; undefined for one that is missing or unreadable. */
export function readCursor(cursor: string | undefined): NewsCursor | undefined {
  const text = Buffer.from(cursor ?? "", "base64url").toString();
  const parsed = wireCursor.safeParse(parseJson(text));
  return parsed.success ? parsed.data : undefined;
}

/**
 * The changes that were not reported yet, in order of arrival. A message is told by its identity, so
 * that one that was moved, delivered twice or renumbered is no news. After another journal's cursor
 * it is told by its time; without a cursor all count.
 *
 * @returns the changes, and the number of the last news that was looked at
 */
export async function changesSince(
  since: NewsCursor | undefined,
  snapshot: MailboxSnapshot,
  journal: MailJournal,
  mailbox: string,
): Promise<{ readonly cambios: readonly TicketChange[]; readonly order: number }> {
  const isSame = since?.journal === journal.id;
  const unseen = knownNews(await journal.news(mailbox, isSame ? since.order : 0), snapshot);
  const identities = new Set(unseen.map(({ identity }) => identity));
  const earliest = since === undefined || isSame ? "" : since.at;
  const isNew = (head: Parameters<typeof identityOf>[0]): boolean =>
    identities.has(identityOf(head)) && head.arrived >= earliest;
  const touched = snapshot.listed.filter(
    ({ parts, conversation }) => parts.some(isNew) || conversation.some(({ head }) => isNew(head)),
  );
  const textOf = await snapshot.texts(touched);
  const changes = touched.flatMap((thread): readonly TicketChange[] => {
    const numero = numberOf(thread);
    const created = thread.parts
      .filter(isNew)
      .map(({ arrived }) => ({ numero, estado: "enviado", motivo: "creado", fecha: arrived }));
    const messages = thread.conversation.flatMap(({ head }, at) => {
      if (!isNew(head)) return [];
      const { estado } = stateAfter(thread, at + 1, textOf);
      return [{ numero, estado, motivo: "mensaje", fecha: head.arrived }];
    });
    return [...created, ...messages];
  });
  return {
    cambios: changes.toSorted((one, two) => one.fecha.localeCompare(two.fecha)),
    order: unseen.at(-1)?.order ?? (isSame ? since.order : 0),
  };
}

/**
 * The news up to the first one that another process announced meanwhile and that the snapshot lacks:
 * it and what follows are for the next time.
 */
function knownNews(
  news: readonly MailNews[],
  { listed, announcedBefore }: MailboxSnapshot,
): readonly MailNews[] {
  const known = new Set(listed.flatMap(announcedHeads).map(identityOf));
  const unknown = news.findIndex(
    ({ order, identity }) => order > announcedBefore && !known.has(identity),
  );
  return unknown === -1 ? news : news.slice(0, unknown);
}
