import type { SubmissionId } from "../../domain/submission.ts";
import type { TicketNumber } from "../../domain/ticket.ts";
import type { MailHead } from "./mail-head.ts";
import type { NumberGrade, NumberPattern } from "./ticket-number.ts";
import type { SenderTrust } from "./sender-trust.ts";

/** A request and all messages in the mailbox that belong to it. */
export interface MailThread {
  readonly solicitud: SubmissionId;
  /** The messages that carry the request, first part first. */
  readonly parts: readonly MailHead[];
  /** All other messages, in order of arrival. */
  readonly conversation: readonly ConversationMail[];
  /** The desk's number, known once an answer named it. */
  readonly numero: TicketNumber | undefined;
  /** How well the desk attested the number; undefined where the operator gave it, or there is none. */
  readonly grade: NumberGrade | undefined;
  /** All numbers that the desk ever named. */
  readonly numbers: ReadonlySet<TicketNumber>;
  /** Copies of our own messages found in the mailbox: each proves that the request went out. */
  readonly copies: readonly MailHead[];
  /** Whether it is known that it went out, and so is one of the operator's tickets. */
  readonly isOut: boolean;
}

/** A message of the conversation and who wrote it. */
export interface ConversationMail {
  readonly head: MailHead;
  /** Written by the operator, by hand or with `mesa`. */
  readonly own: boolean;
  readonly trust: SenderTrust;
  /** The domain of a sender that is none of the desk's; what it says changes nothing. */
  readonly foreignDomain?: string;
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

/** A file of a message, without its bytes. */
export interface FileFacts {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** Absolute path of the copy in the journal, where there is one. */
  readonly path?: string;
}

/** What a message holds, as far as it could be read. */
export interface MessageContent {
  readonly text: string;
  readonly files: readonly FileFacts[];
  /** No copy of it is in the mailbox any more. */
  readonly hasVanished?: boolean;
  /** Why its text can't be read. */
  readonly unreadable?: string;
}
