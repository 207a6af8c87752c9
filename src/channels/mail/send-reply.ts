import type { MailThread } from "./mail-thread.ts";
import { Buffer } from "node:buffer";
import type { Ticket, TicketMessage, TicketNumber } from "../../domain/ticket.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { OutgoingMessage } from "../../ports/channel.ts";
import type { MailDraft } from "./compose-message.ts";
import { deliver } from "./deliver.ts";
import type { MailContext } from "./mail-context.ts";
import { ownHeaderNames, type OwnHeaders } from "./mail-head.ts";
import type { MailReadingOptions } from "./mail-reading.ts";
import { replyMessageId } from "./mail-ids.ts";
import { identityOf } from "./mail-store.ts";
import { sentHead } from "./sent-requests.ts";
import { messageOf } from "./mail-ticket.ts";
import { splitFiles } from "./request-mail.ts";
import { isDesk } from "./thread-mails.ts";

/** Keeps the `References` header short; mail programs need only the last ids. */
const maxReferences = 20;

/**
 * Replies to a ticket, once per idempotency key.
 *
 * @throws MesaError `mensaje-desconocido`, `mesa-rechaza`
 */
export async function replyByMail(
  number: TicketNumber,
  message: OutgoingMessage,
  context: MailContext,
  signal: AbortSignal,
): Promise<TicketMessage> {
  const messageId = await sendOnce(number, message, undefined, context, signal);
  const snapshot = await context.snapshot();
  const thread = snapshot.thread(number);
  const sent = thread.conversation.find(({ head }) => head.messageId === messageId);
  if (sent !== undefined) return messageOf(sent, thread, await snapshot.contents(thread));
  // Sent, but not in any folder yet.
  const { direccion } = context.mail;
  const fecha = context.clock().toISOString();
  return { id: messageId, de: direccion, fecha, texto: message.texto, adjuntos: [] };
}

/**
 * Tells the desk that the operator agrees with its answer; the fixed key lets it be sent only once.
 */
export async function acceptByMail(
  number: TicketNumber,
  remark: string | undefined,
  context: MailContext,
  signal: AbortSignal,
): Promise<Ticket> {
  const message = { clave: "conforme", texto: agreement(remark), archivos: [] };
  await sendOnce(number, message, "conforme", context, signal);
  const snapshot = await context.snapshot();
  const [ticket] = await snapshot.tickets([snapshot.thread(number)]);
  if (ticket === undefined) throw new MesaError("ticket-no-existe");
  return { ...ticket, estado: "conforme" };
}

/** How an agreement begins, by which it is recognised where no header says so. */
export const agreementWords = "Estoy conforme con la respuesta; el caso puede cerrarse.";

/** The text by which the operator agrees with an answer. */
export function agreement(remark: string | undefined): string {
  return `${agreementWords}\n\n${remark ?? ""}`.trim();
}

/** Sends a message unless one with its key is in the ticket already; returns its `Message-ID`. */
async function sendOnce(
  number: TicketNumber,
  { clave, texto, archivos }: OutgoingMessage,
  action: "conforme" | undefined,
  context: MailContext,
  signal: AbortSignal,
): Promise<string> {
  const thread = (await context.snapshot()).thread(number);
  const messageId = replyMessageId(thread.solicitud, clave, context.mail.direccion);
  // The id of an action can be guessed, so only a copy that is certainly ours counts as sent.
  const isSent = thread.conversation.some(
    ({ head, trust }) =>
      head.messageId === messageId && (action === undefined || trust === "verificado"),
  );
  if (isSent) return messageId;
  const sender = await context.sender(signal);
  try {
    if (splitFiles(archivos, sender.limit).length > 1) {
      const bytes = archivos.reduce((sum, file) => sum + file.bytes, 0);
      const params = { archivo: archivos.map((file) => file.nombre).join(", "), bytes };
      throw new MesaError("adjunto-excede", { params: { ...params, limite: sender.limit } });
    }
    const draft = {
      ...replyDraft(thread, messageId, context),
      text: texto,
      headers: {
        [ownHeaderNames.reply]: thread.solicitud,
        ...(action !== undefined && { [ownHeaderNames.action]: action }),
      },
      files: archivos,
    };
    const outcome = await deliver(draft, sender, context, signal);
    switch (outcome.kind) {
      case "sent":
        await noteReply(draft, { reply: thread.solicitud, ...(action && { action }) }, context);
        return messageId;
      case "refused":
        throw new MesaError("mesa-rechaza", {
          params: { estado: outcome.code },
          foreign: outcome.message,
        });
      case "unsent":
        throw new MesaError("buzon-inalcanzable", {
          params: { servidor: context.smtp.host, motivo: outcome.reason },
        });
      case "unknown":
        throw new MesaError("mensaje-desconocido", {
          params: { numero: number, motivo: outcome.reason },
        });
    }
  } finally {
    sender.close();
  }
}

/**
 * Keeps a reply in the journal, so that it is known even where no copy of it is filed. It is out
 * whether the disk takes that or not.
 */
async function noteReply(
  draft: MailDraft,
  ours: OwnHeaders,
  { journal, rules, trace }: MailContext,
): Promise<void> {
  const head = sentHead(draft, ours);
  const text = Buffer.from(`Content-Type: text/plain; charset=utf-8\r\n\r\n${draft.text}`);
  const known = JSON.stringify(head);
  try {
    await (await journal()).noteSent(rules.ownAddress, identityOf(head), known, text);
  } catch (error) {
    if (!(error instanceof MesaError)) throw error;
    trace(`correo.db → ${error.code}`);
  }
}

/** Addresses the desk's last message, whose subject and ids carry the ticket's tag and thread. */
export function replyDraft(
  thread: MailThread,
  messageId: string,
  { clock, mail, rules }: Pick<MailReadingOptions, "clock" | "mail" | "rules">,
): Omit<MailDraft, "text" | "headers" | "files"> {
  const [first] = thread.parts;
  const last = thread.conversation.findLast(({ own, trust }) => !own && trust !== "falso")?.head;
  const wanted = last?.replyTo ?? last?.from.address ?? mail.mesa;
  const subject = last?.subject ?? first?.subject ?? "";
  const ids = [first, last].flatMap((head) =>
    head === undefined ? [] : [...head.references, head.messageId],
  );
  return {
    from: { name: first?.from.name ?? "", address: mail.direccion },
    // A forged Reply-To must not lead out of the desk's own domains.
    to: isDesk(wanted, rules) ? wanted : mail.mesa,
    subject: /^(?:re|rv)\s*:/i.test(subject) ? subject : `Re: ${subject}`,
    messageId,
    date: clock(),
    references: [...new Set(ids.filter((id) => id !== ""))].slice(-maxReferences),
  };
}
