import type { Receipt } from "../../domain/receipt.ts";
import type { HandedOver } from "../../ports/channel.ts";
import { keepCopy } from "./keep-copy.ts";
import type { MailParts } from "./mail-parts.ts";
import type { MailThread } from "./thread-mails.ts";

/**
 * How long a message may take to come back to its own sender. After that, one that is nowhere to
 * be found counts as never sent. Milliseconds.
 */
const comesBackWithin = 15 * 60_000;

/**
 * What became of a request, as the mailbox tells it: an answer, a message that came back, our own
 * copy in the sent folder or the inbox. Nowhere and long enough ago, it never went out.
 */
export async function settleByMail(
  handed: HandedOver,
  parts: Pick<MailParts, "clock" | "glance" | "mailbox" | "trace">,
): Promise<Receipt> {
  const age = parts.clock().getTime() - new Date(handed.entregada).getTime();
  /** Of what can't be found: on its way until it can no longer be. */
  const missing = (reason: string): Receipt => {
    if (handed.queued) return { kind: "queued" };
    return { kind: age < comesBackWithin ? "unknown" : "unreachable", reason };
  };
  const view = await parts.glance();
  const thread = view.threads.get(handed.solicitud);
  if (thread === undefined) return missing("sin-rastro");
  const back = view.returned(thread);
  if (back !== undefined) {
    return { kind: "refused", code: "", message: back.words, problems: [] };
  }
  if (thread.numero !== undefined) {
    const [ticket] = await view.tickets([thread]);
    if (ticket !== undefined) return { kind: "accepted", ticket, replayed: true };
  }
  const expected = thread.parts[0]?.ours.parts ?? 1;
  if (thread.parts.length < expected && thread.talk.length === 0) return missing("falta-una-parte");
  await fileCopies(thread, parts);
  return { kind: "queued" };
}

/** What came back to the inbox and lies in no sent folder yet is filed there. */
async function fileCopies(
  { parts: sent }: MailThread,
  parts: Pick<MailParts, "mailbox" | "trace">,
): Promise<void> {
  const { inbox } = await parts.mailbox.folders();
  const strays = sent.filter(({ folder }) => folder === inbox);
  const uids = strays.map(({ uid }) => uid);
  const sources = await parts.mailbox.read(inbox, uids);
  for (const { uid, messageId, arrived } of strays) {
    const message = sources.get(uid);
    if (message !== undefined)
      await keepCopy({ message, messageId, date: new Date(arrived) }, parts);
  }
}
