import { MesaError } from "../../errors/mesa-error.ts";
import { composeMessage, type MailDraft } from "./compose-message.ts";
import type { MailContext } from "./mail-context.ts";
import type { Sending } from "./mail-failures.ts";
import type { MailSender } from "./smtp-sender.ts";

/**
 * Sends a message to its recipient and to ourselves, and keeps a copy once it is out.
 *
 * @throws MesaError `archivo-ilegible` when an attached file is no longer there
 */
export async function deliver(
  draft: MailDraft,
  sender: MailSender,
  { mail, mailbox, trace }: Pick<MailContext, "mail" | "mailbox" | "trace">,
  signal: AbortSignal,
): Promise<Sending> {
  const message = await composeMessage(draft);
  const { direccion } = mail;
  const envelope = { from: direccion, to: draft.to, copy: direccion };
  const outcome = await sender.send(message, envelope, signal);
  if (outcome.kind === "sent") await keepCopy({ ...draft, message }, { mailbox, trace });
  return outcome;
}

interface SentMessage {
  readonly message: Buffer;
  readonly date: Date;
  readonly messageId: string;
}

/**
 * Files a sent message in the sent folder, unless the server does so itself or it is already there.
 * A failure is only traced, because the message is out either way.
 */
export async function keepCopy(
  { message, date, messageId }: SentMessage,
  { mailbox, trace }: Pick<MailContext, "mailbox" | "trace">,
): Promise<void> {
  try {
    const { sent } = await mailbox.folders();
    if (sent === undefined || (await mailbox.savesSent())) return;
    const there = await mailbox.find(sent, { header: { "message-id": messageId } });
    if (there.length === 0) await mailbox.file(sent, message, date);
  } catch (error) {
    if (!(error instanceof MesaError)) throw error;
    trace(`IMAP APPEND → ${error.code}`);
  }
}
