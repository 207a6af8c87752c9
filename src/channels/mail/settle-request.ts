import type { Receipt } from "../../domain/receipt.ts";
import type { HandedOver } from "../../ports/channel.ts";
import { keepCopy } from "./deliver.ts";
import type { MailContext } from "./mail-context.ts";
import { ownHeaderNames } from "./mail-head.ts";
import { requestMessageId } from "./mail-ids.ts";
import type { MailThread } from "./thread-mails.ts";

/**
 * Finds out from the mailbox what became of a request: answered, returned undelivered, or sent, as
 * a copy of ours in any folder shows. That no copy is found proves nothing: it may have been moved,
 * filed by a rule or deleted, so that such a request stays unknown.
 */
export async function settleByMail(
  handed: HandedOver,
  context: Pick<MailContext, "mail" | "recentSnapshot" | "mailbox" | "trace">,
): Promise<Receipt> {
  const snapshot = await context.recentSnapshot();
  const thread = snapshot.threads.get(handed.solicitud);
  if (thread === undefined) return await receiptOfTraces(handed, context);
  const returned = snapshot.returned(thread);
  if (returned !== undefined) {
    return { kind: "refused", code: "", message: returned.words, problems: [] };
  }
  if (thread.numero !== undefined) {
    const [ticket] = await snapshot.tickets([thread]);
    if (ticket !== undefined) return { kind: "accepted", ticket, replayed: true };
  }
  const expected = thread.parts[0]?.ours.parts ?? 1;
  const isPartial = thread.parts.length < expected && thread.conversation.length === 0;
  if (isPartial && !handed.queued) return { kind: "unknown", reason: "falta-una-parte" };
  await fileCopies(thread, context);
  return { kind: "queued" };
}

/** Looks for a request's first message in every folder, those included that are not read otherwise. */
async function receiptOfTraces(
  { solicitud, queued }: HandedOver,
  { mail, mailbox }: Pick<MailContext, "mail" | "mailbox">,
): Promise<Receipt> {
  if (queued) return { kind: "queued" };
  const messageId = requestMessageId(solicitud, 1, mail.direccion);
  const folders = await mailbox.foldersWith({
    or: [
      { header: { "message-id": messageId } },
      { header: { [ownHeaderNames.request.toLowerCase()]: solicitud } },
    ],
  });
  return folders.length > 0 ? { kind: "queued" } : { kind: "unknown", reason: "sin-rastro" };
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
