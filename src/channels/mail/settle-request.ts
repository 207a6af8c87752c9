import type { MailThread } from "./mail-thread.ts";
import type { Receipt } from "../../domain/receipt.ts";
import type { HandedOver } from "../../ports/channel.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { composeMessage } from "./compose-message.ts";
import { keepCopy } from "./deliver.ts";
import type { MailContext } from "./mail-context.ts";
import { ownHeaderNames } from "./mail-head.ts";
import { requestMessageId } from "./mail-ids.ts";
import { requestDraft } from "./request-mail.ts";

/**
 * Finds out from the mailbox what became of a request: answered, returned undelivered, or sent, as
 * a copy of ours in any folder shows. Its id can't be guessed before it goes out, so a copy with it
 * is proof wherever it comes from. That no copy is found proves nothing: it may have been moved,
 * filed by a rule or deleted, so that such a request stays unknown.
 */
export async function settleByMail(
  handed: HandedOver,
  context: Pick<MailContext, "mail" | "reader" | "recentSnapshot" | "mailbox" | "trace">,
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
  const answered = thread.conversation.some(({ own, trust }) => !own && trust !== "falso");
  if (thread.copies.length === 0 && !answered) return await receiptOfTraces(handed, context);
  const expected = thread.copies[0]?.ours.parts ?? 1;
  const found = new Set(thread.copies.map(({ ours }) => ours.part ?? 1));
  if (found.size < expected && !answered && !handed.queued) {
    return { kind: "unknown", reason: "falta-una-parte" };
  }
  if (expected === 1) await fileCopy(handed, thread, context);
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

/**
 * Files the request among the sent messages, where only a copy elsewhere shows that it went out. It
 * is written anew from the journal: what lies elsewhere may not be ours.
 */
async function fileCopy(
  handed: HandedOver,
  { copies }: MailThread,
  context: Pick<MailContext, "mail" | "reader" | "mailbox" | "trace">,
): Promise<void> {
  const [copy] = copies;
  if (copy === undefined || copies.some(({ isFiled }) => isFiled)) return;
  const date = new Date(copy.arrived);
  const place = { part: 1, parts: 1 };
  const draft = requestDraft(handed, handed.archivos, place, { ...context, date });
  try {
    await keepCopy({ ...draft, message: await composeMessage(draft) }, context);
  } catch (error) {
    // The journal's copies of its files are gone; the request is out either way.
    if (!(error instanceof MesaError)) throw error;
    context.trace(`IMAP APPEND → ${error.code}`);
  }
}
