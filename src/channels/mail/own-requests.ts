import type { ConversationMail, FileFacts, ThreadRules } from "./mail-thread.ts";
import type { SubmissionId } from "../../domain/submission.ts";
import type { TicketNumber } from "../../domain/ticket.ts";
import { requestMessageId } from "./mail-ids.ts";
import type { MailHead } from "./mail-head.ts";
import type { NumberGrade } from "./ticket-number.ts";
import { senderTrust, type SenderTrust } from "./sender-trust.ts";

/** A request that this machine sent by e-mail, as its journal knows it. */
export interface SentRequest {
  /** Its first message as it was sent; it has no place in the mailbox. */
  readonly head: MailHead;
  /** Whether the server certainly took it, so that it is listed without any copy of it. */
  readonly isOut: boolean;
  /** Its text as it was sent; composed anew each time, since few are looked at. */
  readonly text: () => string;
  readonly files: readonly FileFacts[];
  /** The number that it was settled with by hand, until the desk names one. */
  readonly numero?: TicketNumber;
}

/** A thread while messages are still being added to it. */
export interface ThreadBuilder {
  readonly solicitud: SubmissionId;
  readonly parts: MailHead[];
  /** Copies of its own messages, whether they can be trusted or not: each proves that it went out. */
  readonly copies: MailHead[];
  readonly conversation: Map<string, ConversationMail>;
  numero: TicketNumber | undefined;
  /** How well the number is attested; a better one replaces it. */
  grade: NumberGrade | undefined;
  /** All numbers that the desk ever named. */
  readonly numbers: Set<TicketNumber>;
  readonly isOut: boolean;
}

/**
 * Collects requests: those of the journal, and those whose messages lie in the mailbox with our own
 * headers. Anybody can write such headers, so they count only among the sent messages, or where the
 * mailbox's own server confirms the sender. A provider may have given a message another id.
 */
export function collectRequests(
  heads: readonly MailHead[],
  sent: readonly SentRequest[],
  { ownAddress }: ThreadRules,
): Map<SubmissionId, ThreadBuilder> {
  const threads = new Map<SubmissionId, ThreadBuilder>();
  for (const { head, isOut, numero } of sent) {
    if (head.ours.request === undefined) continue;
    const numbers = new Set(numero === undefined ? [] : [numero]);
    threads.set(head.ours.request, {
      ...emptyThread(head.ours.request),
      isOut,
      numero,
      numbers,
    });
  }
  for (const head of heads) {
    const { request, part = 1 } = head.ours;
    if (request === undefined || head.from.address !== ownAddress) continue;
    const isExact = head.messageId === requestMessageId(request, part, ownAddress);
    const isOurs = ownTrust(head, ownAddress) === "verificado";
    const known = threads.get(request);
    // Nobody but the desk knows the id of a request that the journal has.
    if (!isOurs && known === undefined) continue;
    const thread = known ?? emptyThread(request);
    threads.set(request, thread);
    thread.copies.push(head);
    if (!isOurs) continue;
    const at = thread.parts.findIndex((one) => (one.ours.part ?? 1) === part);
    if (at < 0) thread.parts.push(head);
    else if (isExact && thread.parts[at]?.isFiled !== true) thread.parts[at] = head;
  }
  for (const { head } of sent) {
    const thread = threads.get(head.ours.request ?? "");
    const hasFirst = thread?.parts.some(({ ours }) => (ours.part ?? 1) === 1) === true;
    if (thread !== undefined && !hasFirst) thread.parts.unshift(head);
  }
  return threads;
}

function emptyThread(solicitud: SubmissionId): ThreadBuilder {
  return {
    solicitud,
    parts: [],
    copies: [],
    conversation: new Map(),
    numero: undefined,
    grade: undefined,
    numbers: new Set(),
    isOut: false,
  };
}

/**
 * Whether a message with the operator's own address is the operator's: `verificado` among the sent
 * messages or where the mailbox's server confirms it, `falso` anywhere else.
 */
export function ownTrust(head: MailHead, ownAddress: string): SenderTrust {
  if (head.isFiled) return "verificado";
  return senderTrust(head.authResults, ownAddress) === "verificado" ? "verificado" : "falso";
}
