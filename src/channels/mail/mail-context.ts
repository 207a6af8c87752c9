import type { ThreadRules } from "./mail-thread.ts";
import type { Transfer } from "../../ports/http.ts";
import type { MailSettings } from "./profile-part.ts";
import type { LedgerEntry } from "../../ports/ledger.ts";
import type { MailJournal } from "../../ports/mail-journal.ts";
import type { Bounce } from "./bounce.ts";
import type { Mailbox } from "./imap-mailbox.ts";
import type { MailLogin, MailServer } from "./mail-access.ts";
import type { MailboxSnapshot } from "./mailbox-snapshot.ts";
import type { FormReader } from "./request-body.ts";
import type { MailSender } from "./smtp-sender.ts";

/** A request too big for one message: how many messages it needs, and why. */
export interface Split {
  readonly parts: number;
  /** All files together, in bytes. */
  readonly size: number;
  /** The largest message that the server accepts, in bytes. */
  readonly limit: number;
}

/** What the composition root gives the channel. */
export interface MailChannelOptions {
  readonly mail: MailSettings;
  readonly smtp: MailServer;
  readonly imap: MailServer;
  readonly login: () => Promise<MailLogin>;
  readonly rules: ThreadRules;
  readonly reader: FormReader;
  /** The requests in this machine's journal that were sent, or may have been, by this mailbox. */
  readonly sentEntries: () => Promise<readonly LedgerEntry[]>;
  /** What was read of the mailbox before. */
  readonly journal: () => Promise<MailJournal>;
  readonly clock: () => Date;
  readonly trace: (line: string) => void;
  readonly uploading: (transfer: Transfer) => void;
  /** Asks whether the operator agrees to several messages. */
  readonly maySplit: (split: Split) => Promise<boolean>;
  /** Explains in the user's language why a message came back. */
  readonly describeBounce: (bounce: Bounce) => string;
  /** A connection on which a server is silent for this long counts as lost. */
  readonly idleTimeoutMs: number;
  /** The same for the server that takes messages, once it has greeted. */
  readonly uploadTimeoutMs?: number;
  /** PEM certificates to trust instead of the system's. */
  readonly authorities?: string;
}

/** The options together with the connections of one command. */
export interface MailContext extends MailChannelOptions {
  readonly mailbox: Mailbox;
  readonly sender: (signal: AbortSignal) => Promise<MailSender>;
  /** Looks through the mailbox anew. */
  readonly snapshot: () => Promise<MailboxSnapshot>;
  /** The last snapshot if it is a few seconds old and nothing was sent since, else a new one. */
  readonly recentSnapshot: () => Promise<MailboxSnapshot>;
}
