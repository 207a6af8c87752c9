import type { LedgerEntry } from "../../ports/ledger.ts";
import type { MailHead, OwnHeaders } from "./mail-head.ts";
import type { MailSettings } from "./profile-part.ts";
import type { SentRequest } from "./own-requests.ts";
import { composeBody, type FormReader } from "./request-body.ts";
import { requestHead, type DraftHead } from "./request-mail.ts";

/** The head of a message of ours as it was sent; it lies in no folder. */
export function sentHead(draft: DraftHead, ours: OwnHeaders): MailHead {
  const { from, to, subject, messageId, date, references = [] } = draft;
  return {
    folder: "",
    uid: 0,
    messageId,
    references,
    subject,
    from: { name: from.name, address: from.address.toLowerCase() },
    replyTo: undefined,
    to: [to.toLowerCase()],
    arrived: date.toISOString(),
    size: 0,
    automatic: false,
    bounce: false,
    isReadReceipt: false,
    authResults: [],
    ticketHeader: undefined,
    ours,
    formerIds: [],
    isFiled: true,
  };
}

/** The requests of the journal as messages: their ids, subjects, texts and files. */
export function sentRequests(
  entries: readonly LedgerEntry[],
  {
    mail,
    reader,
  }: { readonly mail: Pick<MailSettings, "direccion" | "mesa">; readonly reader: FormReader },
): readonly SentRequest[] {
  return entries.map((entry): SentRequest => {
    const { solicitud, clave, tipo, sigue_a, archivos, estado, ticket } = entry;
    const numero = ticket?.confirmado === undefined ? undefined : ticket.numero;
    const date = new Date(entry.entregada ?? entry.creada);
    const place = { part: 1, parts: 1 };
    const head = sentHead(requestHead(entry, place, { mail, reader, date }), {
      request: solicitud,
      kind: tipo,
      ...place,
      ...(clave !== solicitud && { key: clave }),
      ...(sigue_a !== null && { follows: sigue_a }),
    });
    return {
      head,
      ...(numero !== undefined && { numero }),
      isOut: estado === "en_cola" || estado === "aceptado",
      text: () => composeBody(entry, archivos, place, reader).text.replaceAll("\r\n", "\n").trim(),
      files: archivos.map(({ nombre, tipo: type, bytes, sha256, ruta }) => ({
        name: nombre,
        type,
        bytes,
        sha256,
        path: ruta,
      })),
    };
  });
}
