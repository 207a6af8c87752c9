/** A folder that can be opened, and how far it goes. */
export interface FolderStatus {
  readonly path: string;
  /** Its special use (RFC 6154), e.g. `\Sent`; empty without one. */
  readonly use: string;
  /** UIDs count within one validity (RFC 9051 §2.3.1.1). */
  readonly validity: string;
  /** The UID that the next message will get. */
  readonly next: number;
  readonly messages: number;
}

/** Which folders matter, and for what. */
export interface Folders {
  /** Where sent messages are kept; undefined on a server without such a folder. */
  readonly sent: string | undefined;
  /** All that are read, the sent one first and then the inbox. */
  readonly searched: readonly FolderStatus[];
}

const inbox = "INBOX";

/** Names of the folder of sent messages where no server says which one it is. */
const sentNames = /(?:^|[./ ])(?:sent\b|enviad[oa]|envoy[eé]|gesendet|inviat)/i;

/**
 * Sorts a mailbox's folders. Trash and drafts are left out: what is deleted is not read, and what
 * is not finished was not sent. Where one folder holds all messages, the others need no look.
 */
export function folderRoles(folders: readonly FolderStatus[]): Folders {
  const isRead = ({ use, path }: FolderStatus): boolean =>
    use !== "\\Trash" && use !== "\\Drafts" && path !== inbox;
  const usable = folders.filter(isRead);
  const special = (use: string) => usable.find((one) => one.use === use);
  const sent = special("\\Sent") ?? usable.find(({ path }) => sentNames.test(path));
  const received = folders.find(({ path }) => path === inbox);
  const all = special("\\All");
  const others =
    all === undefined ? usable.filter((one) => one !== sent) : [all, special("\\Junk")];
  const searched = [sent, received, ...others].filter((one) => one !== undefined);
  return { sent: sent?.path, searched };
}
