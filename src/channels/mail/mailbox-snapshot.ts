import type { SubmissionId } from "../../domain/submission.ts";
import type { Ticket, TicketNumber } from "../../domain/ticket.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { readBounce, type Bounce } from "./bounce.ts";
import type { Folders, Mailbox, Position } from "./imap-mailbox.ts";
import type { MailHead } from "./mail-head.ts";
import { reportSenders, reportSubjects } from "./mail-kind.ts";
import {
  isAnswered,
  numberOf,
  readableText,
  threadTicket,
  type Returned,
  type TextOf,
} from "./mail-ticket.ts";
import { readMessage, type ReadMessage } from "./read-message.ts";
import { isDesk, threadMails, type MailThread, type ThreadRules } from "./thread-mails.ts";

/** Bytes of a message that suffice to read its state. */
const stateTextBytes = 64 * 1024;
/** Bytes read of a delivery report; what follows is the returned message. */
const maxReportBytes = 256 * 1024;

/** The mailbox at one moment: requests with their answers, and undelivered messages. */
export interface MailboxSnapshot {
  readonly threads: ReadonlyMap<SubmissionId, MailThread>;
  readonly returned: (thread: MailThread) => Returned | undefined;
  readonly tickets: (threads: readonly MailThread[]) => Promise<readonly Ticket[]>;
  /** The beginning of each of the conversation's messages. */
  readonly texts: (threads: readonly MailThread[]) => Promise<TextOf>;
  /** All messages of a thread, complete. */
  readonly whole: (thread: MailThread) => Promise<ReadonlyMap<MailHead, ReadMessage>>;
  /** @throws MesaError `ticket-no-existe` */
  readonly thread: (number: TicketNumber) => MailThread;
  /** How far each folder was seen. */
  readonly positions: ReadonlyMap<string, Position>;
}

/** Looks through the folders in which requests and answers lie. */
export async function takeSnapshot(
  mailbox: Mailbox,
  rules: ThreadRules,
  describe: (bounce: Bounce) => string,
): Promise<MailboxSnapshot> {
  const folders = await mailbox.folders();
  const positions = new Map<string, Position>();
  const heads: MailHead[] = [];
  for (const folder of searchedFolders(folders)) {
    positions.set(folder, await mailbox.position(folder));
    heads.push(...(await mailbox.find(folder, queryFor(folder, folders, rules))));
  }
  const unique = withoutCopies(heads);
  const threads = threadMails(unique, rules);
  const bounces = await findBounces(unique, threads, mailbox, rules);

  async function readMessages(
    wanted: readonly MailHead[],
    maxBytes?: number,
  ): Promise<ReadonlyMap<MailHead, ReadMessage>> {
    const read = new Map<MailHead, ReadMessage>();
    for (const folder of searchedFolders(folders)) {
      const here = wanted.filter((head) => head.folder === folder);
      const uids = here.map(({ uid }) => uid);
      const sources = await mailbox.read(folder, uids, maxBytes);
      for (const head of here) {
        const source = sources.get(head.uid);
        if (source !== undefined) read.set(head, await readMessage(source));
      }
    }
    return read;
  }

  const returned = (thread: MailThread): Returned | undefined => {
    const found = bounces.find(({ bounce }) => owns(thread, bounce));
    // An answer outweighs a report: the desk received the request after all.
    if (found === undefined || isAnswered(thread)) return undefined;
    return { words: describe(found.bounce), arrived: found.arrived };
  };
  const texts = async (some: readonly MailThread[]): Promise<TextOf> => {
    const wanted = some.flatMap(({ parts, conversation }) => {
      const answers = conversation.filter(({ own }) => !own).map(({ head }) => head);
      // Our own texts are only needed to recognise them where the desk repeats them.
      return answers.length === 0 ? [] : [...parts, ...answers];
    });
    const read = await readMessages(wanted, stateTextBytes);
    return (head) => readableText(read.get(head));
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
    whole: (thread) =>
      readMessages([...thread.parts, ...thread.conversation.map(({ head }) => head)]),
    thread(number) {
      const found =
        threads.get(number) ?? [...threads.values()].find((one) => numberOf(one) === number);
      if (found === undefined) throw new MesaError("ticket-no-existe");
      return found;
    },
  };
}

function searchedFolders({ inbox, sent, others }: Folders): readonly string[] {
  return [...new Set([...(sent === undefined ? [] : [sent]), inbox, ...others])];
}

/** A search that every server can do itself: by sender and by recipient. */
function queryFor(folder: string, { sent }: Folders, { deskAddress, domains }: ThreadRules) {
  if (folder === sent) return { or: [{ to: deskAddress }, { header: { "x-mesa-respuesta": "" } }] };
  const senders = domains.map((domain) => ({ from: domain }));
  const systems = [
    ...reportSenders.map((from) => ({ from })),
    ...reportSubjects.map((subject) => ({ subject })),
  ];
  return { or: [{ from: deskAddress }, { to: deskAddress }, ...senders, ...systems] };
}

/** Drops second copies of a message; the one in the sent folder comes first and stays. */
function withoutCopies(heads: readonly MailHead[]): readonly MailHead[] {
  const seen = new Set<string>();
  return heads.filter(({ messageId, folder, uid }) => {
    const id = messageId === "" ? `${folder}/${uid}` : messageId;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

interface DatedBounce {
  readonly bounce: Bounce;
  readonly arrived: string;
}

/** Reports that messages of ours were finally not delivered. One that can't be read is none. */
async function findBounces(
  heads: readonly MailHead[],
  threads: ReadonlyMap<SubmissionId, MailThread>,
  mailbox: Mailbox,
  rules: ThreadRules,
): Promise<readonly DatedBounce[]> {
  const ours = new Set([...threads.values()].flatMap((one) => one.parts.map((p) => p.messageId)));
  const found: DatedBounce[] = [];
  const reports = heads.filter((one) => one.bounce);
  for (const folder of new Set(reports.map((head) => head.folder))) {
    const here = reports.filter((head) => head.folder === folder);
    const uids = here.map(({ uid }) => uid);
    const sources = await mailbox.read(folder, uids, maxReportBytes);
    for (const { uid, arrived } of here) {
      const source = sources.get(uid);
      if (source === undefined || !source.includes("<mesa.")) continue;
      const bounce = await readBounce(source, {
        isOurs: (id) => ours.has(id),
        isDesk: (address) => isDesk(address, rules),
        ownAddress: rules.ownAddress,
      }).catch(() => undefined);
      if (bounce?.final === true) found.push({ bounce, arrived });
    }
  }
  return found;
}

function owns(thread: MailThread, bounce: Bounce): boolean {
  return thread.parts.some(({ messageId }) => messageId === bounce.messageId);
}
