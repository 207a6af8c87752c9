import type { SubmissionId } from "../../domain/submission.ts";
import type { TicketNumber } from "../../domain/ticket.ts";
import { domainOf, requestMessageId } from "./mail-ids.ts";
import type { MailHead } from "./mail-head.ts";
import { isWithin, senderTrust, type SenderTrust } from "./sender-trust.ts";
import { findTicketNumbers } from "./ticket-number.ts";

/** Everything in the mailbox that belongs to one request. */
export interface MailThread {
  readonly solicitud: SubmissionId;
  /** The request's own messages, the first part first. */
  readonly parts: readonly MailHead[];
  /** The rest of the conversation, in the order of arrival. */
  readonly talk: readonly Talk[];
  /** The desk's number, once an answer named it. */
  readonly numero: TicketNumber | undefined;
}

export interface Talk {
  readonly head: MailHead;
  /** Written by ourselves, by hand or by `mesa`. */
  readonly own: boolean;
  readonly trust: SenderTrust;
}

export interface ThreadRules {
  readonly ownAddress: string;
  readonly deskAddress: string;
  /** Domains from which the desk answers. */
  readonly domains: readonly string[];
  readonly patterns: readonly RegExp[];
}

/** What is being put together. */
interface Growing {
  readonly solicitud: SubmissionId;
  readonly parts: MailHead[];
  readonly talk: Map<string, Talk>;
  numero: TicketNumber | undefined;
}

/**
 * Puts messages to the requests that they belong to: by what they answer, by ids learned from
 * earlier answers (a help desk's own thread id, say), and by the ticket number in the subject.
 * Learns only from senders of the desk's domain whom the mail server does not contradict.
 */
export function threadMails(
  heads: readonly MailHead[],
  rules: ThreadRules,
): ReadonlyMap<SubmissionId, MailThread> {
  const inOrder = heads.toSorted((one, two) => one.arrived.localeCompare(two.arrived));
  const threads = collectRequests(inOrder, rules);
  const byId = new Map<string, Growing>();
  const byNumber = new Map<TicketNumber, Growing>();
  for (const one of threads.values()) for (const part of one.parts) byId.set(part.messageId, one);
  const open = new Set(inOrder.filter((head) => head.ours.request === undefined));
  // An answer may teach an id that an earlier message needs, so until nothing new is found.
  for (let before = -1; before !== open.size;) {
    before = open.size;
    for (const head of open) {
      const place = placeOf(head, { threads, byId, byNumber }, rules);
      if (place === undefined) continue;
      open.delete(head);
      join(head, place, { byId, byNumber }, rules);
    }
  }
  return new Map([...threads].map(([id, growing]) => [id, finish(growing)]));
}

/** Requests by their own mark; a copy in the inbox counts only where no folder of ours has it. */
function collectRequests(heads: readonly MailHead[], { ownAddress }: ThreadRules) {
  const threads = new Map<SubmissionId, Growing>();
  for (const head of heads) {
    const { request, part = 1 } = head.ours;
    if (request === undefined || head.from.address !== ownAddress) continue;
    if (head.messageId !== requestMessageId(request, part, ownAddress)) continue;
    const thread: Growing = threads.get(request) ?? {
      solicitud: request,
      parts: [],
      talk: new Map(),
      numero: undefined,
    };
    threads.set(request, thread);
    if (!thread.parts.some((one) => one.messageId === head.messageId)) thread.parts.push(head);
  }
  return threads;
}

interface Index {
  readonly threads: ReadonlyMap<SubmissionId, Growing>;
  readonly byId: Map<string, Growing>;
  readonly byNumber: Map<TicketNumber, Growing>;
}

function placeOf(head: MailHead, index: Index, rules: ThreadRules): Growing | undefined {
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
  const named = headerNumber(head);
  const numbers = named === undefined ? findTicketNumbers(head.subject, rules.patterns) : [named];
  return numbers.flatMap((number) => index.byNumber.get(number) ?? [])[0];
}

function join(
  head: MailHead,
  thread: Growing,
  { byId, byNumber }: Omit<Index, "threads">,
  rules: ThreadRules,
): void {
  const own = head.from.address === rules.ownAddress;
  const trust = own ? "verificado" : senderTrust(head.reports, head.from.address);
  if (!thread.talk.has(head.messageId)) thread.talk.set(head.messageId, { head, own, trust });
  if (trust === "falso") return;
  for (const id of [head.messageId, ...(own ? [] : head.references)]) {
    if (id !== "" && !byId.has(id)) byId.set(id, thread);
  }
  const number = own ? undefined : numberOf(head, thread, rules);
  if (number === undefined) return;
  thread.numero ??= number;
  if (!byNumber.has(number)) byNumber.set(number, thread);
}

/** The number in the desk's own header, else in the subject without the words that are ours. */
function numberOf(head: MailHead, { parts }: Growing, { patterns }: ThreadRules) {
  // What the operator typed into the form may look like a number and is none.
  const theirs = parts.reduce((text, { subject }) => text.replace(subject, ""), head.subject);
  return headerNumber(head) ?? findTicketNumbers(theirs, patterns)[0];
}

/** Request Tracker: `X-RT-Ticket: example.com #12`. */
function headerNumber({ ticketHeader }: MailHead): TicketNumber | undefined {
  return /#\s?(\S{1,40})\s*$/.exec(ticketHeader ?? "")?.[1];
}

/** Whether an address is the desk's or of one of its domains. */
export function isDesk(
  address: string,
  { deskAddress, domains }: Pick<ThreadRules, "deskAddress" | "domains">,
): boolean {
  return address === deskAddress || domains.some((one) => isWithin(domainOf(address), one));
}

function finish({ solicitud, parts, talk, numero }: Growing): MailThread {
  const inOrder = parts.toSorted((one, two) => (one.ours.part ?? 1) - (two.ours.part ?? 1));
  const said = inOrderSaid([...talk.values()]);
  return { solicitud, parts: inOrder, talk: said, numero };
}

/**
 * In the order of arrival; but whatever the clocks of two servers say, and within one second, an
 * answer comes after what it answers.
 */
function inOrderSaid(talk: readonly Talk[]): readonly Talk[] {
  const open = talk.toSorted((one, two) => one.head.arrived.localeCompare(two.head.arrived));
  const said: Talk[] = [];
  while (open.length > 0) {
    const ready = open.findIndex(({ head }) =>
      open.every((other) => other.head === head || !head.references.includes(other.head.messageId)),
    );
    // Two that answer each other stay as they came.
    said.push(...open.splice(Math.max(0, ready), 1));
  }
  return said;
}
