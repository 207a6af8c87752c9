import type { MailThread, MessageContent, ThreadRules } from "./mail-thread.ts";
import { Buffer } from "node:buffer";
import type { SubmissionId } from "../../domain/submission.ts";
import type { Ticket, TicketMessage, TicketNumber } from "../../domain/ticket.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { readBounce, type Bounce } from "./bounce.ts";
import { fileFactsOf } from "./fill-journal.ts";
import { readStored } from "./read-stored.ts";
import type { Folders } from "./folder-roles.ts";
import type { MailHead } from "./mail-head.ts";
import { identityOf, type StoredMail } from "./mail-store.ts";
import {
  isAnswered,
  numberOf,
  readableText,
  reportMessage,
  threadTicket,
  type Returned,
  type TextOf,
} from "./mail-ticket.ts";
import type { SentRequest } from "./own-requests.ts";
import { readMessage } from "./read-message.ts";
import { syncMailbox, type SyncNeeds } from "./sync-mailbox.ts";
import { isDeskMailbox, threadMails } from "./thread-mails.ts";

/** The mailbox at one moment: requests with their answers, and undelivered messages. */
export interface MailboxSnapshot {
  /** All requests that may be out, those included of which that is not known. */
  readonly threads: ReadonlyMap<SubmissionId, MailThread>;
  /** Those that are known to be out: the operator's tickets. */
  readonly listed: readonly MailThread[];
  readonly returned: (thread: MailThread) => Returned | undefined;
  /** What mail systems reported of a thread's messages, failures of our own copy included. */
  readonly reports: (thread: MailThread) => readonly TicketMessage[];
  readonly tickets: (threads: readonly MailThread[]) => Promise<readonly Ticket[]>;
  /** The texts of the threads' messages. */
  readonly texts: (threads: readonly MailThread[]) => Promise<TextOf>;
  /** All messages of a thread, with what files they hold. */
  readonly contents: (thread: MailThread) => Promise<ReadonlyMap<MailHead, MessageContent>>;
  /**
   * Finds a request by any number that the desk ever named, or by its own id.
   *
   * @throws MesaError `ticket-no-existe`
   */
  readonly thread: (number: TicketNumber) => MailThread;
  readonly folders: Folders;
  /** The last news that was announced before the mailbox was looked at. */
  readonly announcedBefore: number;
}

/** What a look at the mailbox needs. */
export interface SnapshotNeeds extends Omit<SyncNeeds, "oldestRequest"> {
  /** The requests that this machine's journal knows. */
  readonly sent: readonly SentRequest[];
  readonly announcedBefore: number;
  /** Explains in the user's language why a message came back. */
  readonly describeBounce: (bounce: Bounce) => string;
}

interface FoundBounce {
  readonly bounce: Bounce;
  readonly head: MailHead;
}

/**
 * Takes what is new in the mailbox into the journal, and shows all that the journal knows then:
 * messages that were moved or deleted since are still there.
 */
export async function takeSnapshot(needs: SnapshotNeeds): Promise<MailboxSnapshot> {
  const { journal, rules, sent } = needs;
  const address = rules.ownAddress;
  const oldestRequest = sent.map(({ head }) => head.arrived).toSorted()[0];
  const folders = await syncMailbox({ ...needs, oldestRequest });
  const stored = await readStored(needs, fillNeeds(needs));
  const byIdentity = new Map(stored.map((one) => [one.identity, one]));
  const threads = threadMails(headsOf(stored), rules, sent);
  const listed = [...threads.values()].filter(({ isOut }) => isOut);
  const bounces = await findBounces(stored, threads, needs);
  await announce(listed, needs);

  const own = new Map(sent.map((one) => [one.head.messageId, one]));
  /** A request of one message, as the journal has it: it need not be fetched. */
  function sentAs(head: MailHead): SentRequest | undefined {
    const { parts = 1 } = head.ours;
    if (parts !== 1 || head.from.address !== address) return undefined;
    return [head.messageId, ...head.formerIds].flatMap((id) => own.get(id) ?? [])[0];
  }

  async function contentOf(head: MailHead): Promise<MessageContent> {
    const known = sentAs(head);
    if (known !== undefined) return { text: known.text(), files: known.files };
    const identity = identityOf(head);
    const source = await journal.part(address, identity, "texto");
    const hasVanished = byIdentity.get(identity)?.hasVanished ?? true;
    const { text, unreadable } = await readAlone(source);
    return {
      text,
      files: [],
      ...(hasVanished && { hasVanished }),
      ...(unreadable && { unreadable }),
    };
  }

  const returned = (thread: MailThread): Returned | undefined => {
    const found = bounces.find(({ bounce }) => bounce.final && owns(thread, bounce));
    // An answer outweighs a report: the desk received the request after all.
    if (found === undefined || isAnswered(thread)) return undefined;
    return { words: needs.describeBounce(found.bounce), arrived: found.head.arrived };
  };
  const texts = async (some: readonly MailThread[]): Promise<TextOf> => {
    const read = new Map<MailHead, string>();
    for (const { parts, conversation } of some) {
      const answers = conversation.filter((one) => !one.own).map(({ head }) => head);
      // Our own texts are only needed to recognise them where the desk repeats them.
      if (answers.length === 0) continue;
      const heads = [...parts, ...answers];
      const contents = await Promise.all(heads.map(contentOf));
      for (const [at, head] of heads.entries()) {
        const content = contents[at];
        const text = content && readableText(content);
        if (text !== undefined) read.set(head, text);
      }
    }
    return (head) => read.get(head);
  };
  return {
    threads,
    listed,
    returned,
    reports: (thread) => {
      const shown = new Set(thread.conversation.map(({ head }) => identityOf(head)));
      return bounces
        .filter(({ bounce, head }) => owns(thread, bounce) && !shown.has(identityOf(head)))
        .map(({ bounce, head }) => reportMessage(head, needs.describeBounce(bounce)));
    },
    texts,
    folders,
    announcedBefore: needs.announcedBefore,
    async tickets(some) {
      const textOf = await texts(some);
      return some.map((thread) => threadTicket(thread, textOf, returned(thread)));
    },
    async contents({ parts, conversation }) {
      const contents = new Map<MailHead, MessageContent>();
      for (const head of [...parts, ...conversation.map((one) => one.head)]) {
        const content = await contentOf(head);
        const mail = sentAs(head) === undefined ? byIdentity.get(identityOf(head)) : undefined;
        const files =
          mail === undefined ? content.files : await fileFactsOf(mail, fillNeeds(needs));
        contents.set(head, { ...content, files });
      }
      return contents;
    },
    thread(number) {
      const found =
        threads.get(number) ??
        listed.find((one) => numberOf(one) === number) ??
        listed.find(({ numbers }) => numbers.has(number));
      if (found?.isOut !== true) throw new MesaError("ticket-no-existe");
      return found;
    },
  };
}

/** The messages of a request that are news: the request itself, and what was said about it. */
export function announcedHeads({ parts, conversation }: MailThread): readonly MailHead[] {
  return [...parts.slice(0, 1), ...conversation.map(({ head }) => head)];
}

/** Gives every message of a request its place among the news, in order of arrival. */
async function announce(
  listed: readonly MailThread[],
  { journal, rules }: SnapshotNeeds,
): Promise<void> {
  const heads = listed.flatMap(announcedHeads);
  const inOrder = heads.toSorted((one, two) => one.arrived.localeCompare(two.arrived));
  const known = new Set((await journal.news(rules.ownAddress, 0)).map(({ identity }) => identity));
  const fresh = inOrder.map(identityOf).filter((identity) => !known.has(identity));
  if (fresh.length > 0) await journal.announce(rules.ownAddress, fresh);
}

/** What mail systems reported of messages of ours. */
async function findBounces(
  stored: readonly StoredMail[],
  threads: ReadonlyMap<SubmissionId, MailThread>,
  { journal, rules }: SnapshotNeeds,
): Promise<readonly FoundBounce[]> {
  const ours = new Set([...threads.values()].flatMap((one) => idsOf(one)));
  const found: FoundBounce[] = [];
  for (const { identity, head } of stored.filter((one) => one.head.bounce)) {
    const source = await journal.part(rules.ownAddress, identity, "texto");
    if (source === undefined || source.length === 0) continue;
    const bounce = await bounceAlone(source, ours, rules);
    if (bounce !== undefined) found.push({ bounce, head });
  }
  return found;
}

/** A report that can't be read harms only itself. */
async function bounceAlone(source: Uint8Array, ours: ReadonlySet<string>, rules: ThreadRules) {
  try {
    return await readBounce(Buffer.from(source), {
      isOurs: (id) => ours.has(id),
      isDesk: (address) => isDeskMailbox(address, rules),
      ownAddress: rules.ownAddress,
    });
  } catch {
    return undefined;
  }
}

/** A message that can't be read harms only itself. */
async function readAlone(
  source: Uint8Array | undefined,
): Promise<{ readonly text: string; readonly unreadable?: string }> {
  if (source === undefined) return { text: "" };
  try {
    return await readMessage(Buffer.from(source));
  } catch {
    return { text: "", unreadable: "danado" };
  }
}

function idsOf({ parts, copies }: MailThread): readonly string[] {
  return [...parts, ...copies].flatMap(({ messageId, formerIds }) => [messageId, ...formerIds]);
}

function owns(thread: MailThread, bounce: Bounce): boolean {
  return idsOf(thread).includes(bounce.messageId);
}

function headsOf(stored: readonly StoredMail[]): readonly MailHead[] {
  return stored.map(({ head }) => head);
}

function fillNeeds({ mailbox, journal, rules }: SnapshotNeeds) {
  return { mailbox, journal, address: rules.ownAddress };
}
