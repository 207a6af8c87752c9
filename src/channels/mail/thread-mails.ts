import type { SubmissionId } from "../../domain/submission.ts";
import type { TicketNumber } from "../../domain/ticket.ts";
import { domainOf, requestMessageId } from "./mail-ids.ts";
import type { MailHead } from "./mail-head.ts";
import { isWithin, senderTrust, type SenderTrust } from "./sender-trust.ts";
import {
  findTicketNumbers,
  weakestJoiningGrade,
  type GradedNumber,
  type NumberGrade,
  type NumberPattern,
} from "./ticket-number.ts";

/** A request and all messages in the mailbox that belong to it. */
export interface MailThread {
  readonly solicitud: SubmissionId;
  /** The messages that carry the request, first part first. */
  readonly parts: readonly MailHead[];
  /** All other messages, in order of arrival. */
  readonly conversation: readonly ConversationMail[];
  /** The desk's number, known once an answer named it. */
  readonly numero: TicketNumber | undefined;
}

/** A message of the conversation and who wrote it. */
export interface ConversationMail {
  readonly head: MailHead;
  /** Written by the operator, by hand or with `mesa`. */
  readonly own: boolean;
  readonly trust: SenderTrust;
}

/** How requests, answers and ticket numbers are recognised. */
export interface ThreadRules {
  readonly ownAddress: string;
  readonly deskAddress: string;
  /** Domains from which the desk answers. */
  readonly domains: readonly string[];
  /** Patterns of ticket numbers in subjects (`numberPatterns`). */
  readonly patterns: readonly NumberPattern[];
}

/** A thread while messages are still being added to it. */
interface ThreadBuilder {
  readonly solicitud: SubmissionId;
  readonly parts: MailHead[];
  readonly conversation: Map<string, ConversationMail>;
  numero: TicketNumber | undefined;
  /** How well the number is attested; a better one replaces it. */
  grade: NumberGrade | undefined;
}

/**
 * Assigns messages to requests: by the messages they answer, by ids learned from earlier answers
 * (such as a help desk's own thread id), and by the ticket number in the subject. Learns ids and
 * numbers only from the desk's domains, and only when the mail server does not doubt the sender.
 */
export function threadMails(
  heads: readonly MailHead[],
  rules: ThreadRules,
): ReadonlyMap<SubmissionId, MailThread> {
  const inOrder = heads.toSorted((one, two) => one.arrived.localeCompare(two.arrived));
  const threads = collectRequests(inOrder, rules);
  const byId = new Map<string, ThreadBuilder>();
  const byNumber = new Map<TicketNumber, ThreadBuilder>();
  for (const one of threads.values()) for (const part of one.parts) byId.set(part.messageId, one);
  const open = new Set(inOrder.filter((head) => head.ours.request === undefined));
  // An answer may name an id by which an earlier message is found, so repeat until nothing changes.
  for (let before = -1; before !== open.size;) {
    before = open.size;
    for (const head of open) {
      const thread = threadOf(head, { threads, byId, byNumber }, rules);
      if (thread === undefined) continue;
      open.delete(head);
      join(head, thread, { byId, byNumber }, rules);
    }
  }
  return new Map([...threads].map(([id, builder]) => [id, finish(builder)]));
}

/** Collects requests by our own headers; of several copies of a message the first counts. */
function collectRequests(heads: readonly MailHead[], { ownAddress }: ThreadRules) {
  const threads = new Map<SubmissionId, ThreadBuilder>();
  for (const head of heads) {
    const { request, part = 1 } = head.ours;
    if (request === undefined || head.from.address !== ownAddress) continue;
    if (head.messageId !== requestMessageId(request, part, ownAddress)) continue;
    const thread: ThreadBuilder = threads.get(request) ?? {
      solicitud: request,
      parts: [],
      conversation: new Map(),
      numero: undefined,
      grade: undefined,
    };
    threads.set(request, thread);
    if (!thread.parts.some((one) => one.messageId === head.messageId)) thread.parts.push(head);
  }
  return threads;
}

interface Index {
  readonly threads: ReadonlyMap<SubmissionId, ThreadBuilder>;
  readonly byId: Map<string, ThreadBuilder>;
  readonly byNumber: Map<TicketNumber, ThreadBuilder>;
}

/** The thread to which a message belongs; undefined when it is not known yet or none. */
function threadOf(head: MailHead, index: Index, rules: ThreadRules): ThreadBuilder | undefined {
  const own = head.from.address === rules.ownAddress;
  if (own) {
    const named = index.threads.get(head.ours.reply ?? "");
    if (named !== undefined) return named;
    if (!head.to.some((address) => isDesk(address, rules))) return undefined;
  } else if (!isDesk(head.from.address, rules)) return undefined;
  for (const id of head.references) {
    const found = index.byId.get(id);
    if (found !== undefined) return found;
  }
  // A number in mere words may be a date or what the operator typed, and would join strangers.
  return numbersOf(head, undefined, rules)
    .filter(({ grade }) => grade <= weakestJoiningGrade)
    .flatMap(({ number }) => index.byNumber.get(number) ?? [])[0];
}

/**
 * Adds a message to a thread and learns its ids and ticket number, unless its sender is doubted.
 */
function join(
  head: MailHead,
  thread: ThreadBuilder,
  { byId, byNumber }: Omit<Index, "threads">,
  rules: ThreadRules,
): void {
  const own = head.from.address === rules.ownAddress;
  const trust = own ? "verificado" : senderTrust(head.authResults, head.from.address);
  if (!thread.conversation.has(head.messageId)) {
    thread.conversation.set(head.messageId, { head, own, trust });
  }
  if (trust === "falso") return;
  for (const id of [head.messageId, ...(own ? [] : head.references)]) {
    if (id !== "" && !byId.has(id)) byId.set(id, thread);
  }
  const best = own ? undefined : numbersOf(head, thread, rules)[0];
  if (best === undefined) return;
  if (thread.grade === undefined || best.grade < thread.grade) {
    thread.numero = best.number;
    thread.grade = best.grade;
  }
  if (!byNumber.has(best.number)) byNumber.set(best.number, thread);
}

/**
 * The numbers in the desk's own header, or in the part of the subject that is not ours, the best
 * attested first.
 */
function numbersOf(
  head: MailHead,
  thread: ThreadBuilder | undefined,
  { patterns }: ThreadRules,
): readonly GradedNumber[] {
  const named = headerNumber(head);
  if (named !== undefined) return [{ number: named, grade: 1 }];
  const ours = thread?.parts.map(({ subject }) => subject) ?? [];
  // What the operator typed into the form may look like a ticket number.
  const theirs = ours.reduce((text, subject) => text.replace(subject, ""), head.subject);
  return findTicketNumbers(theirs, patterns).filter(
    ({ number, grade }) =>
      grade <= weakestJoiningGrade || !ours.some((subject) => subject.includes(number)),
  );
}

/** The number in Request Tracker's header, e.g. `X-RT-Ticket: example.com #12`. */
function headerNumber({ ticketHeader }: MailHead): TicketNumber | undefined {
  return /#\s?(\S{1,40})\s*$/.exec(ticketHeader ?? "")?.[1];
}

/** Whether an address is the desk's or in one of its domains. */
export function isDesk(
  address: string,
  { deskAddress, domains }: Pick<ThreadRules, "deskAddress" | "domains">,
): boolean {
  return address === deskAddress || domains.some((one) => isWithin(domainOf(address), one));
}

function finish({ solicitud, parts, conversation, numero }: ThreadBuilder): MailThread {
  const inOrder = parts.toSorted((one, two) => (one.ours.part ?? 1) - (two.ours.part ?? 1));
  const ordered = inReplyOrder([...conversation.values()]);
  return { solicitud, parts: inOrder, conversation: ordered, numero };
}

/**
 * Sorts by arrival, but puts an answer after what it answers, even when two servers' clocks differ
 * or both arrived within the same second.
 */
function inReplyOrder(conversation: readonly ConversationMail[]): readonly ConversationMail[] {
  const open = conversation.toSorted((one, two) =>
    one.head.arrived.localeCompare(two.head.arrived),
  );
  const ordered: ConversationMail[] = [];
  while (open.length > 0) {
    const ready = open.findIndex(({ head }) =>
      open.every((other) => other.head === head || !head.references.includes(other.head.messageId)),
    );
    // Two messages that answer each other stay in order of arrival.
    ordered.push(...open.splice(Math.max(0, ready), 1));
  }
  return ordered;
}
