import type { ConversationMail, MailThread, ThreadRules } from "./mail-thread.ts";
import type { SubmissionId } from "../../domain/submission.ts";
import type { TicketNumber } from "../../domain/ticket.ts";
import { domainOf, requestCode, requestNamesIn, withoutRequestCodes } from "./mail-ids.ts";
import type { MailHead } from "./mail-head.ts";
import { identityOf } from "./mail-store.ts";
import { collectRequests, ownTrust, type SentRequest, type ThreadBuilder } from "./own-requests.ts";
import { isWithin, senderTrust } from "./sender-trust.ts";
import { findTicketNumbers, weakestJoiningGrade, type GradedNumber } from "./ticket-number.ts";

/**
 * Assigns messages to requests: by the messages they answer, by ids learned from earlier answers
 * (such as a help desk's own thread id), by the ticket number in the subject, by the request's id or
 * code in subject or text, and by a subject that only one request has. Learns ids and numbers only
 * from the desk's domains, and only when the mail server does not doubt the sender.
 *
 * @param sent  the requests that this machine's journal knows
 */
export function threadMails(
  heads: readonly MailHead[],
  rules: ThreadRules,
  sent: readonly SentRequest[] = [],
): ReadonlyMap<SubmissionId, MailThread> {
  const inOrder = heads.toSorted((one, two) => one.arrived.localeCompare(two.arrived));
  const threads = collectRequests(inOrder, sent, rules);
  const index: Index = { threads, byId: new Map(), byNumber: new Map(), byName: new Map() };
  for (const one of threads.values()) {
    index.byName.set(one.solicitud, one);
    index.byName.set(requestCode(one.solicitud), one);
    for (const number of one.numbers) index.byNumber.set(number, one);
    for (const { messageId, formerIds } of [...one.parts, ...one.copies]) {
      for (const id of [messageId, ...formerIds]) index.byId.set(id, one);
    }
  }
  const open = new Set(inOrder.filter((head) => head.ours.request === undefined));
  assign(open, index, rules, threadOf);
  // Only what nothing better assigns goes by its subject; it may teach an id in turn.
  assign(open, index, rules, bySubject);
  assign(open, index, rules, threadOf);
  return new Map([...threads].map(([id, builder]) => [id, finish(builder)]));
}

type FindThread = (head: MailHead, index: Index, rules: ThreadRules) => ThreadBuilder | undefined;

/** An answer may name an id by which an earlier message is found, so this repeats until nothing changes. */
function assign(open: Set<MailHead>, index: Index, rules: ThreadRules, find: FindThread): void {
  let before: number;
  do {
    before = open.size;
    for (const head of open) {
      const thread = find(head, index, rules);
      if (thread === undefined) continue;
      open.delete(head);
      join(head, thread, index, rules);
    }
  } while (before !== open.size);
}

interface Index {
  readonly threads: ReadonlyMap<SubmissionId, ThreadBuilder>;
  readonly byId: Map<string, ThreadBuilder>;
  readonly byNumber: Map<TicketNumber, ThreadBuilder>;
  /** By submission id and by code. */
  readonly byName: Map<string, ThreadBuilder>;
}

/** The thread to which a message belongs; undefined when it is not known yet or none. */
function threadOf(head: MailHead, index: Index, rules: ThreadRules): ThreadBuilder | undefined {
  const own = head.from.address === rules.ownAddress;
  if (own) {
    const named = index.threads.get(head.ours.reply ?? "");
    if (named !== undefined) return named;
    if (!head.to.some((address) => isDesk(address, rules))) return undefined;
  }
  for (const id of head.references) {
    const found = index.byId.get(id);
    if (found !== undefined) return found;
  }
  if (!own && !isDesk(head.from.address, rules)) return undefined;
  // A number in mere words may be a date or what the operator typed, and would join strangers.
  const numbered = numbersOf(head, undefined, rules)
    .filter(({ grade }) => grade <= weakestJoiningGrade)
    .flatMap(({ number }) => index.byNumber.get(number) ?? [])[0];
  if (numbered !== undefined || own) return numbered;
  const names = [...requestNamesIn(head.subject), ...(head.mentions ?? [])];
  return names.flatMap((name) => index.byName.get(name) ?? [])[0];
}

/** The only thread with the subject that a message of the desk repeats. */
function bySubject(
  head: MailHead,
  { threads }: Index,
  rules: ThreadRules,
): ThreadBuilder | undefined {
  if (head.bounce || !isDesk(head.from.address, rules)) return undefined;
  const subject = bareSubject(head.subject);
  if (subject === "") return undefined;
  const same = [...threads.values()].filter(({ parts }) =>
    parts.some((part) => bareSubject(part.subject) === subject),
  );
  return same.length === 1 ? same[0] : undefined;
}

/** A subject without the marks of answers and forwards, and without the desk's tag before it. */
function bareSubject(subject: string): string {
  const bare = subject.replace(
    /^(?:\s*(?:re|rv|fwd?|aw|sv|enc|res)\s*:|\s*\[[^\]]*#[^\]]*\])+/i,
    "",
  );
  return bare.replace(/\s+/g, " ").trim().toLowerCase();
}

/**
 * Adds a message to a thread and learns its ids and ticket number, unless its sender is doubted or
 * not of the desk.
 */
function join(head: MailHead, thread: ThreadBuilder, index: Index, rules: ThreadRules): void {
  const { ownAddress } = rules;
  const own = head.from.address === ownAddress;
  const foreign = !own && !isDesk(head.from.address, rules);
  // A mail system's report belongs to no conversation.
  if (foreign && head.bounce) return;
  const trust = own ? ownTrust(head, ownAddress) : senderTrust(head.authResults, head.from.address);
  const identity = identityOf(head);
  if (!thread.conversation.has(identity)) {
    const foreignDomain = domainOf(head.from.address);
    thread.conversation.set(identity, {
      head,
      own,
      trust: foreign ? "falso" : trust,
      ...(foreign && { foreignDomain }),
    });
  }
  if (foreign || trust === "falso") return;
  const { byId, byNumber } = index;
  for (const id of [head.messageId, ...(own ? [] : head.references)]) {
    if (id !== "" && !byId.has(id)) byId.set(id, thread);
  }
  const best = own ? undefined : numbersOf(head, thread, rules)[0];
  if (best === undefined) return;
  if (thread.grade === undefined || best.grade < thread.grade) {
    thread.numero = best.number;
    thread.grade = best.grade;
  }
  thread.numbers.add(best.number);
  if (!byNumber.has(best.number)) byNumber.set(best.number, thread);
}

/**
 * The numbers in the desk's own header, or in the part of the subject that is not ours and in the
 * text, the best attested first.
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
  const spoken = (head.spoken ?? []).map((number): GradedNumber => ({ number, grade: 4 }));
  return [...findTicketNumbers(withoutRequestCodes(theirs), patterns), ...spoken].filter(
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

/**
 * Whether an address is the one that requests are written to, at whichever host of the desk's: what
 * fails for one of the officials behind it does not fail for the desk.
 */
export function isDeskMailbox(
  address: string,
  rules: Pick<ThreadRules, "deskAddress" | "domains">,
): boolean {
  const user = (one: string): string => one.slice(0, one.lastIndexOf("@"));
  return isDesk(address, rules) && user(address) === user(rules.deskAddress);
}

function finish({ parts, copies, conversation, ...builder }: ThreadBuilder): MailThread {
  const inOrder = parts.toSorted((one, two) => (one.ours.part ?? 1) - (two.ours.part ?? 1));
  const ordered = inReplyOrder([...conversation.values()]);
  const answered = ordered.some(({ own, trust }) => !own && trust !== "falso");
  const hasOwnCopy = copies.length > 0 || parts.some(({ folder }) => folder !== "");
  return {
    ...builder,
    parts: inOrder,
    copies,
    conversation: ordered,
    isOut: builder.isOut || hasOwnCopy || answered,
  };
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
