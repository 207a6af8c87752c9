import type { Ticket, TicketMessage, TicketNumber } from "../../domain/ticket.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { OutgoingMessage } from "../../ports/channel.ts";
import { composeMessage, type MailDraft } from "./compose-message.ts";
import { keepCopy } from "./keep-copy.ts";
import { replyMessageId } from "./mail-ids.ts";
import type { MailParts } from "./mail-parts.ts";
import { messageOf } from "./mail-ticket.ts";
import { marks } from "./marks.ts";
import { splitFiles } from "./request-mail.ts";
import { isDesk, type MailThread } from "./thread-mails.ts";

/** Writes to a ticket, once per key. @throws MesaError `mensaje-desconocido`, `mesa-rechaza` */
export async function replyByMail(
  number: TicketNumber,
  message: OutgoingMessage,
  parts: MailParts,
  signal: AbortSignal,
): Promise<TicketMessage> {
  const messageId = await write(number, message, {}, parts, signal);
  const view = await parts.look();
  const thread = view.thread(number);
  const said = thread.talk.find(({ head }) => head.messageId === messageId);
  if (said !== undefined) return messageOf(said, thread, await view.whole(thread));
  // Sent, and not yet in any folder.
  const { direccion } = parts.mail;
  const fecha = parts.clock().toISOString();
  return { id: messageId, de: direccion, fecha, texto: message.texto, adjuntos: [] };
}

/** Tells the desk that its answer is agreed to; its key is always the same, so it is said once. */
export async function acceptByMail(
  number: TicketNumber,
  remark: string | undefined,
  parts: MailParts,
  signal: AbortSignal,
): Promise<Ticket> {
  const texto = ["Estoy conforme con la respuesta; el caso puede cerrarse.", remark ?? ""];
  const message = { clave: "conforme", texto: texto.join("\n\n").trim(), archivos: [] };
  await write(number, message, { [marks.action]: "conforme" }, parts, signal);
  const view = await parts.look();
  const [ticket] = await view.tickets([view.thread(number)]);
  if (ticket === undefined) throw new MesaError("ticket-no-existe");
  return { ...ticket, estado: "conforme" };
}

async function write(
  number: TicketNumber,
  { clave, texto, archivos }: OutgoingMessage,
  action: Readonly<Record<string, string>>,
  parts: MailParts,
  signal: AbortSignal,
): Promise<string> {
  const thread = (await parts.look()).thread(number);
  const messageId = replyMessageId(thread.solicitud, clave, parts.mail.direccion);
  if (thread.talk.some(({ head }) => head.messageId === messageId)) return messageId;
  const sender = await parts.sender(signal);
  try {
    if (splitFiles(archivos, sender.limit).length > 1) {
      const bytes = archivos.reduce((sum, file) => sum + file.bytes, 0);
      const params = { archivo: archivos.map((file) => file.nombre).join(", "), bytes };
      throw new MesaError("adjunto-excede", { params: { ...params, limite: sender.limit } });
    }
    const date = parts.clock();
    const draft = replyDraft(thread, messageId, date, parts);
    const own = { [marks.reply]: thread.solicitud, ...action };
    const message = await composeMessage({ ...draft, text: texto, marks: own, files: archivos });
    const copy = parts.mail.direccion;
    const outcome = await sender.send(message, { from: copy, to: draft.to, copy }, signal);
    switch (outcome.kind) {
      case "sent":
        await keepCopy({ message, date, messageId }, parts);
        return messageId;
      case "refused":
        throw new MesaError("mesa-rechaza", {
          params: { estado: outcome.code },
          foreign: outcome.message,
        });
      case "unsent":
        throw new MesaError("mesa-inalcanzable", { params: { motivo: outcome.reason } });
      case "unknown":
        throw new MesaError("mensaje-desconocido", {
          params: { numero: number, motivo: outcome.reason },
        });
    }
  } finally {
    sender.close();
  }
}

/** Answers the desk's last message: its subject has the ticket's tag, its ids the thread. */
function replyDraft(
  thread: MailThread,
  messageId: string,
  date: Date,
  { mail, rules }: MailParts,
): Omit<MailDraft, "text" | "marks" | "files"> {
  const [first] = thread.parts;
  const last = thread.talk.findLast(({ own, trust }) => !own && trust !== "falso")?.head;
  const wanted = last?.replyTo ?? last?.from.address ?? mail.mesa;
  const subject = last?.subject ?? first?.subject ?? "";
  const ids = [first, last].flatMap((head) =>
    head === undefined ? [] : [...head.references, head.messageId],
  );
  return {
    from: { name: first?.from.name ?? "", address: mail.direccion },
    // An answer never leads out of the desk's own domains.
    to: isDesk(wanted, rules) ? wanted : mail.mesa,
    subject: /^(?:re|rv)\s*:/i.test(subject) ? subject : `Re: ${subject}`,
    messageId,
    date,
    references: [...new Set(ids.filter((id) => id !== ""))].slice(-20),
  };
}
