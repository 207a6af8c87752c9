import type { Folders } from "./folder-roles.ts";
import type { Mailbox } from "./imap-mailbox.ts";

/**
 * The folder of sent messages: the one that the server or its name tells, else, on a server in
 * another language, the one that holds most messages of ours by their `Message-ID`. Undefined where
 * none does.
 */
export async function findSentFolder(
  { sent, searched }: Folders,
  mailbox: Pick<Mailbox, "search">,
  ownAddress: string,
): Promise<string | undefined> {
  if (sent !== undefined) return sent;
  const ours = { from: ownAddress, header: { "message-id": "<mesa." } };
  let most = 0;
  let found: string | undefined;
  for (const { path, use, messages } of searched) {
    // Anybody can put a message into these.
    if (path === "INBOX" || use === "\\Junk" || messages === 0) continue;
    const { length } = await mailbox.search(path, ours);
    if (length > most) [most, found] = [length, path];
  }
  return found;
}
