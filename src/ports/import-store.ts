/** A message that was read from a file. */
export interface ImportedMail {
  /** Counts up in the order of import. */
  readonly uid: number;
  /** Whether the operator wrote it. */
  readonly isOwn: boolean;
}

/** A file as it was last read: whatever of this changes makes it another one. */
export interface ReadFile {
  /** Absolute. */
  readonly path: string;
  readonly bytes: number;
  /** In milliseconds since 1970. */
  readonly modifiedMs: number;
}

/** A reply that was written to a file. */
export interface WrittenReply {
  /** Absolute path. */
  readonly archivo: string;
  /** UTC, ISO 8601. */
  readonly fecha: string;
}

/**
 * Messages that were read from files, by the address of the mailbox they are from, so that the files
 * may be moved or deleted afterwards. Each method is one transaction.
 */
export interface ImportStore {
  /** @returns false where a message with this digest is there already */
  readonly add: (
    mailbox: string,
    mail: { readonly digest: string; readonly isOwn: boolean; readonly source: Uint8Array },
  ) => boolean;
  readonly list: (mailbox: string) => readonly ImportedMail[];
  readonly source: (mailbox: string, uid: number) => Uint8Array | undefined;
  /** Whether this file was read before, as it is now. */
  readonly isRead: (mailbox: string, file: ReadFile) => boolean;
  readonly noteRead: (mailbox: string, file: ReadFile) => void;
  /** The reply with this `Message-ID`, where one was written. */
  readonly reply: (mailbox: string, messageId: string) => WrittenReply | undefined;
  readonly noteReply: (mailbox: string, messageId: string, reply: WrittenReply) => void;
  readonly close: () => void;
}
