/** Where a copy of a message lies. UIDs count within one `validity` of a folder (RFC 9051 §2.3.1.1). */
export interface MailPlace {
  readonly folder: string;
  readonly validity: string;
  readonly uid: number;
}

/** A message of a mailbox, kept even when it is no longer there. */
export interface KeptMail {
  /** Equal for all copies of a message: its `Message-ID`, or a digest of its head. */
  readonly identity: string;
  /** Its head as JSON that only the channel reads. */
  readonly head: string;
  /** Whether its text was read and kept. */
  readonly isRead: boolean;
  /** The copies that are in the mailbox; none when it has vanished. */
  readonly places: readonly MailPlace[];
}

/** How far a folder has been read. */
export interface FolderMark {
  readonly folder: string;
  readonly validity: string;
  /** The UID that the next message will get. */
  readonly next: number;
  /** Messages in the folder. */
  readonly messages: number;
  /** Digest of what was searched for; a folder is read anew when that changes. */
  readonly query: string;
}

/** What is new in a folder. */
export interface FolderNews {
  readonly mark: FolderMark;
  readonly arrived: readonly {
    readonly uid: number;
    readonly identity: string;
    readonly head: string;
    /** Replaces the head that is kept for this identity. */
    readonly replaces: boolean;
  }[];
  /** UIDs that are no longer there. */
  readonly gone: readonly number[];
}

/** A message that was assigned to a request, in the order in which that was noticed. */
export interface MailNews {
  readonly order: number;
  readonly identity: string;
}

/**
 * What was read of the mailboxes, by address: so that a message that is moved or deleted stays
 * known, nothing is fetched twice, and news are told once. Each method is one transaction.
 */
export interface MailJournal {
  /** Made anew with each journal; tells whether a cursor belongs to this one. */
  readonly id: string;
  readonly marks: (mailbox: string) => Promise<readonly FolderMark[]>;
  readonly mails: (mailbox: string) => Promise<readonly KeptMail[]>;
  readonly takeIn: (mailbox: string, news: FolderNews) => Promise<void>;
  /** Replaces the heads of messages. */
  readonly keepHeads: (
    mailbox: string,
    heads: readonly (readonly [identity: string, head: string])[],
  ) => Promise<void>;
  /** Keeps messages' texts as MIME, or the files in them as JSON; null forgets one. */
  readonly keepParts: (
    mailbox: string,
    part: "texto" | "archivos",
    contents: readonly (readonly [identity: string, content: Uint8Array | null])[],
  ) => Promise<void>;
  readonly part: (
    mailbox: string,
    identity: string,
    part: "texto" | "archivos",
  ) => Promise<Uint8Array | undefined>;
  /** Notes a message that was just sent, before any copy of it is seen. */
  readonly noteSent: (
    mailbox: string,
    identity: string,
    head: string,
    text: Uint8Array,
  ) => Promise<void>;
  /** Numbers those of the messages that have no number yet, in the order given. */
  readonly announce: (mailbox: string, identities: readonly string[]) => Promise<void>;
  readonly news: (mailbox: string, after: number) => Promise<readonly MailNews[]>;
  readonly lastOrder: (mailbox: string) => Promise<number>;
  readonly close: () => void;
}
