import type { Transfer } from "../../ports/http.ts";
import type { MailSettings } from "./profile-part.ts";
import type { Mailbox } from "./imap-mailbox.ts";
import type { MailLogin, MailServer } from "./mail-access.ts";
import type { MailReading, MailReadingOptions } from "./mail-reading.ts";
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
export interface MailChannelOptions extends MailReadingOptions {
  readonly mail: MailSettings;
  readonly smtp: MailServer;
  readonly imap: MailServer;
  readonly login: () => Promise<MailLogin>;
  readonly trace: (line: string) => void;
  readonly uploading: (transfer: Transfer) => void;
  /** Asks whether the operator agrees to several messages. */
  readonly maySplit: (split: Split) => Promise<boolean>;
  /** A connection on which a server is silent for this long counts as lost. */
  readonly idleTimeoutMs: number;
  /** The same for the server that takes messages, once it has greeted. */
  readonly uploadTimeoutMs?: number;
  /** PEM certificates to trust instead of the system's. */
  readonly authorities?: string;
}

/** The options together with the connections of one command. */
export interface MailContext
  extends MailChannelOptions, Pick<MailReading, "snapshot" | "recentSnapshot"> {
  readonly mailbox: Mailbox;
  readonly sender: (signal: AbortSignal) => Promise<MailSender>;
}
