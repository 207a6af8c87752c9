import type { Receipt } from "../../domain/receipt.ts";
import type { HandedOver } from "../../ports/channel.ts";
import { keepCopy } from "./deliver.ts";
import type { MailContext } from "./mail-context.ts";
import type { MailThread } from "./thread-mails.ts";

/**
 * How long the copy to ourselves may take to arrive. A request that is not in the mailbox after
 * that counts as never sent.
 */
const selfCopyTimeoutMs = 15 * 60_000;

/**
 * Finds out from the mailbox what became of a request: answered, returned undelivered, or sent, as
 * a copy of ours shows.
 */
export async function settleByMail(
  handed: HandedOver,
  context: Pick<MailContext, "clock" | "recentSnapshot" | "mailbox" | "trace">,
): Promise<Receipt> {
  const ageMs = context.clock().getTime() - new Date(handed.entregada).getTime();
  /** The receipt of a request that is not in the mailbox, or not completely. */
  const missing = (reason: string): Receipt => {
    if (handed.queued) return { kind: "queued" };
    return { kind: ageMs < selfCopyTimeoutMs ? "unknown" : "unreachable", reason };
  };
  const snapshot = await context.recentSnapshot();
  const thread = snapshot.threads.get(handed.solicitud);
  if (thread === undefined) return missing("sin-rastro");
  const returned = snapshot.returned(thread);
  if (returned !== undefined) {
    return { kind: "refused", code: "", message: returned.words, problems: [] };
  }
  if (thread.numero !== undefined) {
    const [ticket] = await snapshot.tickets([thread]);
    if (ticket !== undefined) return { kind: "accepted", ticket, replayed: true };
  }
  const expected = thread.parts[0]?.ours.parts ?? 1;
  if (thread.parts.length < expected && thread.conversation.length === 0)
    return missing("falta-una-parte");
  await fileCopies(thread, context);
  return { kind: "queued" };
}

/** Files copies that arrived in the inbox in the sent folder, where they are missing. */
async function fileCopies(
  { parts: sent }: MailThread,
  context: Pick<MailContext, "mailbox" | "trace">,
): Promise<void> {
  const { inbox } = await context.mailbox.folders();
  const inInbox = sent.filter(({ folder }) => folder === inbox);
  const uids = inInbox.map(({ uid }) => uid);
  const sources = await context.mailbox.read(inbox, uids);
  for (const { uid, messageId, arrived } of inInbox) {
    const message = sources.get(uid);
    if (message !== undefined) {
      await keepCopy({ message, messageId, date: new Date(arrived) }, context);
    }
  }
}
