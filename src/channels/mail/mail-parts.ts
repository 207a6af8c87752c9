import type { Transfer } from "../../ports/http.ts";
import type { MailSettings } from "../../ports/profile-store.ts";
import type { Bounce } from "./bounce.ts";
import type { Mailbox } from "./imap-mailbox.ts";
import type { MailLogin, MailServer } from "./mail-access.ts";
import type { MailView } from "./mailbox-snapshot.ts";
import type { FormReader } from "./request-facts.ts";
import type { MailSender } from "./smtp-sender.ts";
import type { ThreadRules } from "./thread-mails.ts";

/** More than the server takes at once: how many messages it would be, and why. */
export interface Split {
  readonly parts: number;
  /** Bytes. */
  readonly size: number;
  readonly limit: number;
}

/** What the channel is made of. */
export interface MailNeeds {
  readonly mail: MailSettings;
  readonly smtp: MailServer;
  readonly imap: MailServer;
  readonly login: () => Promise<MailLogin>;
  readonly rules: ThreadRules;
  readonly reader: FormReader;
  readonly clock: () => Date;
  readonly trace: (line: string) => void;
  readonly uploading: (transfer: Transfer) => void;
  /** Whether the operator agrees to several messages. */
  readonly maySplit: (split: Split) => Promise<boolean>;
  /** Why a message came back, in the user's words. */
  readonly describeBounce: (bounce: Bounce) => string;
  /** Milliseconds without a word from a server. */
  readonly patience: number;
  /** Certificates to be trusted instead of the system's. */
  readonly authorities?: string;
}

/** The same, with what is opened for one command. */
export interface MailParts extends MailNeeds {
  readonly mailbox: Mailbox;
  readonly sender: (signal: AbortSignal) => Promise<MailSender>;
  /** Looks through the mailbox. */
  readonly look: () => Promise<MailView>;
  /** The same, or what was seen a moment ago, where nothing has been sent since. */
  readonly glance: () => Promise<MailView>;
}
