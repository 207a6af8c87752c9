import type { SubmissionFile } from "../../domain/submission.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Intent } from "../../ports/ledger.ts";
import type { MailSettings } from "../../ports/profile-store.ts";
import { encodedSize, type MailDraft } from "./compose-message.ts";
import { requestMessageId } from "./mail-ids.ts";
import { marks } from "./marks.ts";
import type { FormReader } from "./request-facts.ts";
import { requestHtml } from "./request-html.ts";
import { requestText, type PartOf } from "./request-text.ts";

/** Longer than any header and text that we write. Bytes. */
const overhead = 64 * 1024;
/** A subject longer than this is cut by many programs anyway. Characters. */
const subjectLimit = 250;

const kinds = { incidente: "Incidente", consulta: "Consulta" } as const;

/** `[Incidente] <pantalla> – <distrito> – <fecha hora>`, on one line. */
export function requestSubject(
  intent: Intent,
  { part, parts }: PartOf,
  reader: FormReader,
): string {
  const said = reader.subject(intent.tipo, intent.datos).join(" – ").replace(/\s+/g, " ");
  const tail = parts > 1 ? ` (mensaje ${part} de ${parts})` : "";
  const room = subjectLimit - tail.length;
  const whole = `[${kinds[intent.tipo]}] ${said}`;
  const cut = whole.length > room ? `${whole.slice(0, room - 1).trimEnd()}…` : whole;
  return `${cut}${tail}`;
}

/**
 * The files, put into as many messages as the server's limit demands, in order. Zero: no limit.
 *
 * @throws MesaError `adjunto-excede` when one file alone is too big for any message
 */
export function splitFiles(
  files: readonly SubmissionFile[],
  limit: number,
): readonly (readonly SubmissionFile[])[] {
  if (limit === 0) return [files];
  const parts: SubmissionFile[][] = [[]];
  let used = overhead;
  for (const file of files) {
    const size = encodedSize(file.bytes) + 1024;
    if (overhead + size > limit) {
      const params = { archivo: file.nombre, bytes: file.bytes, limite: limit };
      throw new MesaError("adjunto-excede", { params });
    }
    if (used + size > limit) {
      parts.push([]);
      used = overhead;
    }
    parts.at(-1)?.push(file);
    used += size;
  }
  return parts;
}

/** One message of a request. */
export function requestDraft(
  intent: Intent,
  files: readonly SubmissionFile[],
  place: PartOf,
  needs: { readonly mail: MailSettings; readonly reader: FormReader; readonly date: Date },
): MailDraft {
  const { mail, reader, date } = needs;
  const { solicitud, clave, tipo, sigue_a, datos } = intent;
  const nombre = typeof datos["nombre"] === "string" ? datos["nombre"] : "";
  const idOf = (part: number): string => requestMessageId(solicitud, part, mail.direccion);
  return {
    from: { name: nombre, address: mail.direccion },
    to: mail.mesa,
    subject: requestSubject(intent, place, reader),
    messageId: idOf(place.part),
    date,
    text: requestText(intent, files, place, reader),
    html: requestHtml(intent, files, place, reader),
    // Later parts answer the first, so that a mail program keeps them together.
    ...(place.part > 1 && { references: [idOf(1)] }),
    marks: {
      [marks.request]: solicitud,
      [marks.kind]: tipo,
      [marks.part]: `${place.part}/${place.parts}`,
      ...(clave !== solicitud && { [marks.key]: clave }),
      ...(sigue_a !== null && { [marks.follows]: sigue_a }),
    },
    files,
  };
}
