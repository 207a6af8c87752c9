import { createHash } from "node:crypto";
import type { Ticket, TicketMessage, TicketNumber } from "../../domain/ticket.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { OutgoingMessage } from "../../ports/channel.ts";
import type { WrittenReply } from "../../ports/import-store.ts";
import { ownHeaderNames } from "../mail/mail-head.ts";
import { replyMessageId, requestCode } from "../mail/mail-ids.ts";
import type { MailThread } from "../mail/mail-thread.ts";
import { agreement, replyDraft } from "../mail/send-reply.ts";
import type { HandOverContext } from "./hand-over-context.ts";
import { composeUnsent } from "./unsent-message.ts";
import { writeMessage } from "./write-request.ts";

/**
 * Writes a reply to a ticket to a file, once per idempotency key: one that was written before is named
 * again, wherever its file is by now.
 *
 * @throws MesaError `ticket-no-existe`, `disco`
 */
export async function writeReply(
  number: TicketNumber,
  message: OutgoingMessage,
  context: HandOverContext,
): Promise<TicketMessage & { readonly repeated: boolean }> {
  const { id, written, repeated } = await writeOnce(number, message, undefined, context);
  const { archivo, fecha } = written;
  const de = context.mail.direccion;
  const { texto } = message;
  return { id, de, autor: "operador", fecha, texto, archivo, adjuntos: [], repeated };
}

/** Writes the operator's agreement with an answer to a file; the case ends once it is sent. */
export async function writeAcceptance(
  number: TicketNumber,
  remark: string | undefined,
  context: HandOverContext,
): Promise<Ticket> {
  const message = { clave: "conforme", texto: agreement(remark), archivos: [] };
  const { written } = await writeOnce(number, message, "conforme", context);
  const snapshot = await context.recentSnapshot();
  const [ticket] = await snapshot.tickets([snapshot.thread(number)]);
  if (ticket === undefined) throw new MesaError("ticket-no-existe");
  return { ...ticket, archivo: written.archivo };
}

async function writeOnce(
  number: TicketNumber,
  { clave, texto, archivos }: OutgoingMessage,
  action: "conforme" | undefined,
  context: HandOverContext,
): Promise<{ readonly id: string; readonly written: WrittenReply; readonly repeated: boolean }> {
  const { mail, rules, files, settings } = context;
  const thread = (await context.snapshot()).thread(number);
  const messageId = replyMessageId(thread.solicitud, clave, mail.direccion);
  const id = `r${createHash("sha256").update(messageId).digest("hex").slice(0, 10)}`;
  const store = await context.imports();
  const before = store.reply(rules.ownAddress, messageId);
  if (before !== undefined) return { id, written: before, repeated: true };
  const draft = {
    ...replyDraft(thread, messageId, context),
    text: withCode(texto, thread),
    headers: {
      [ownHeaderNames.reply]: thread.solicitud,
      ...(action !== undefined && { [ownHeaderNames.action]: action }),
    },
    files: archivos,
  };
  const name = `mesa-${requestCode(thread.solicitud)}-${action ?? "respuesta"}-${id.slice(1)}.eml`;
  const path = files.resolve(settings.carpeta, name);
  const paths = { message: path, partial: `${path}.parte` };
  await files.makeFolder(settings.carpeta);
  const { archivo, fecha } = await writeMessage(await composeUnsent(draft), paths, context);
  store.noteReply(rules.ownAddress, messageId, { archivo, fecha });
  return { id, written: { archivo, fecha }, repeated: false };
}

/** A reply's own words, without the line that was added to it. */
export function withoutCode(text: string): string {
  return text.replace(/\n+\(mesa [0-9A-Z]{4}-[0-9A-Z]{4}\)\s*$/, "");
}

/** The request's code in the text, by which the sent message is recognised when its headers are gone. */
function withCode(text: string, { solicitud }: MailThread): string {
  return `${text}\n\n(mesa ${requestCode(solicitud)})\n`;
}
