import type { SubmissionId } from "../../domain/submission.ts";
import type { Ticket, TicketNumber } from "../../domain/ticket.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { readBounce, type Bounce } from "./bounce.ts";
import type { Folders, Mailbox, Position } from "./imap-mailbox.ts";
import type { MailHead } from "./mail-head.ts";
import { numberOf, threadTicket, type Returned, type TextOf } from "./mail-ticket.ts";
import { readMessage, type ReadMessage } from "./read-message.ts";
import { threadMails, type MailThread, type ThreadRules } from "./thread-mails.ts";

/** Beyond this a message's text is not needed to tell its state. Bytes. */
const beginning = 64 * 1024;
/** A delivery report is never longer than what it returns, and we need only its head. Bytes. */
const reportSize = 256 * 1024;

/** The mailbox as it was when it was looked at: threads, and what came back. */
export interface MailView {
  readonly threads: ReadonlyMap<SubmissionId, MailThread>;
  readonly returned: (thread: MailThread) => Returned | undefined;
  readonly tickets: (threads: readonly MailThread[]) => Promise<readonly Ticket[]>;
  /** The beginnings of the conversation's messages. */
  readonly texts: (threads: readonly MailThread[]) => Promise<TextOf>;
  /** All messages of a thread, whole. */
  readonly whole: (thread: MailThread) => Promise<ReadonlyMap<MailHead, ReadMessage>>;
  /** @throws MesaError `ticket-no-existe` */
  readonly thread: (number: TicketNumber) => MailThread;
  /** How far each folder had been seen. */
  readonly positions: ReadonlyMap<string, Position>;
}

/** Looks through the folders where requests and answers lie. */
export async function lookThrough(
  mailbox: Mailbox,
  rules: ThreadRules,
  describe: (bounce: Bounce) => string,
): Promise<MailView> {
  const folders = await mailbox.folders();
  const positions = new Map<string, Position>();
  const heads: MailHead[] = [];
  for (const folder of placesIn(folders)) {
    positions.set(folder, await mailbox.position(folder));
    heads.push(...(await mailbox.find(folder, queryFor(folder, folders, rules))));
  }
  const unique = withoutCopies(heads);
  const threads = threadMails(unique, rules);
  const bounces = await findBounces(unique, threads, mailbox);

  async function readHeads(
    wanted: readonly MailHead[],
    most?: number,
  ): Promise<ReadonlyMap<MailHead, ReadMessage>> {
    const read = new Map<MailHead, ReadMessage>();
    for (const folder of placesIn(folders)) {
      const here = wanted.filter((head) => head.folder === folder);
      const uids = here.map(({ uid }) => uid);
      const sources = await mailbox.read(folder, uids, most);
      for (const head of here) {
        const source = sources.get(head.uid);
        if (source !== undefined) read.set(head, await readMessage(source));
      }
    }
    return read;
  }

  const returned = (thread: MailThread): Returned | undefined => {
    const found = bounces.find(({ bounce }) => owns(thread, bounce));
    // An answer outweighs a report: somebody got it after all.
    if (found === undefined || thread.numero !== undefined) return undefined;
    return { words: describe(found.bounce), arrived: found.arrived };
  };
  const texts = async (some: readonly MailThread[]): Promise<TextOf> => {
    const wanted = some.flatMap(({ parts, talk }) => {
      const answers = talk.filter(({ own }) => !own).map(({ head }) => head);
      // Our own words are only needed to tell them from the desk's.
      return answers.length === 0 ? [] : [...parts, ...answers];
    });
    const read = await readHeads(wanted, beginning);
    return (head) => read.get(head)?.text;
  };
  return {
    threads,
    returned,
    positions,
    texts,
    async tickets(some) {
      const textOf = await texts(some);
      return some.map((thread) => threadTicket(thread, textOf, returned(thread)));
    },
    whole: (thread) => readHeads([...thread.parts, ...thread.talk.map(({ head }) => head)]),
    thread(number) {
      const found =
        threads.get(number) ?? [...threads.values()].find((one) => numberOf(one) === number);
      if (found === undefined) throw new MesaError("ticket-no-existe");
      return found;
    },
  };
}

function placesIn({ inbox, sent, others }: Folders): readonly string[] {
  return [...new Set([...(sent === undefined ? [] : [sent]), inbox, ...others])];
}

/** Server-side searches that every server knows: by sender and by recipient. */
function queryFor(folder: string, { sent }: Folders, { deskAddress, domains }: ThreadRules) {
  if (folder === sent) return { or: [{ to: deskAddress }, { header: { "x-mesa-respuesta": "" } }] };
  const senders = domains.map((domain) => ({ from: domain }));
  const systems = [{ from: "mailer-daemon" }, { from: "postmaster" }];
  return { or: [{ from: deskAddress }, { to: deskAddress }, ...senders, ...systems] };
}

/** The same message in two folders is one; the sent folder comes first. */
function withoutCopies(heads: readonly MailHead[]): readonly MailHead[] {
  const seen = new Set<string>();
  return heads.filter(({ messageId, folder, uid }) => {
    const id = messageId === "" ? `${folder}/${uid}` : messageId;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

interface Found {
  readonly bounce: Bounce;
  readonly arrived: string;
}

/** Final reports on messages of ours. */
async function findBounces(
  heads: readonly MailHead[],
  threads: ReadonlyMap<SubmissionId, MailThread>,
  mailbox: Mailbox,
): Promise<readonly Found[]> {
  const ours = new Set([...threads.values()].flatMap((one) => one.parts.map((p) => p.messageId)));
  const found: Found[] = [];
  for (const head of heads.filter((one) => one.bounce)) {
    const source = (await mailbox.read(head.folder, [head.uid], reportSize)).get(head.uid);
    const bounce = source && (await readBounce(source, (id) => ours.has(id)));
    if (bounce?.final === true) found.push({ bounce, arrived: head.arrived });
  }
  return found;
}

function owns(thread: MailThread, bounce: Bounce): boolean {
  return thread.parts.some(({ messageId }) => messageId === bounce.messageId);
}
