import { MesaError } from "../../errors/mesa-error.ts";
import { composeMessage, type MailDraft } from "./compose-message.ts";
import type { MailContext } from "./mail-context.ts";
import { findSentFolder } from "./find-sent-folder.ts";
import { folderRoles } from "./folder-roles.ts";
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
  context: Pick<MailContext, "mail" | "mailbox" | "trace">,
  signal: AbortSignal,
): Promise<Sending> {
  const message = await composeMessage(draft);
  const { direccion } = context.mail;
  const envelope = { from: direccion, to: draft.to, copy: direccion };
  const outcome = await sender.send(message, envelope, signal);
  if (outcome.kind !== "sent") return outcome;
  const copyFailure = await keepCopy({ ...draft, message }, context);
  return { kind: "sent", ...(copyFailure !== undefined && { copyFailure }) };
}

interface SentMessage {
  readonly message: Buffer;
  readonly date: Date;
  readonly messageId: string;
}

/**
 * Files a sent message in the sent folder, unless the server does so itself or it is already there.
 *
 * @returns why no copy could be kept, in the server's words or as a code; the message is out either way
 */
export async function keepCopy(
  { message, date, messageId }: SentMessage,
  { mail, mailbox, trace }: Pick<MailContext, "mail" | "mailbox" | "trace">,
): Promise<string | undefined> {
  try {
    if (await mailbox.savesSent()) return undefined;
    const roles = folderRoles(await mailbox.folders());
    const sent = await findSentFolder(roles, mailbox, mail.direccion.toLowerCase());
    const query = { header: { "message-id": messageId } };
    if (sent === undefined) {
      return (await mailbox.foldersWith(query)).length === 0 ? "sin-carpeta" : undefined;
    }
    const there = await mailbox.search(sent, query);
    if (there.length === 0) await mailbox.file(sent, message, date);
    return undefined;
  } catch (error) {
    if (!(error instanceof MesaError)) throw error;
    trace(`IMAP APPEND → ${error.code}`);
    return error.foreign ?? String(error.params["motivo"] ?? error.code);
  }
}
