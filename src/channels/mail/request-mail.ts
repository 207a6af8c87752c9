import type { SubmissionFile } from "../../domain/submission.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Intent } from "../../ports/ledger.ts";
import type { MailSettings } from "./profile-part.ts";
import { encodedSize, type MailDraft } from "./compose-message.ts";
import { requestCode, requestMessageId } from "./mail-ids.ts";
import { ownHeaderNames } from "./mail-head.ts";
import { composeBody, type FormReader, type PartOf } from "./request-body.ts";

/** An upper bound for the headers and the text that we write. */
const messageOverheadBytes = 64 * 1024;
/** Many mail programs cut longer subjects. */
const maxSubjectChars = 250;

/** An upper bound for the headers of one attached file. */
const partHeaderBytes = 1024;
const kinds = { incidente: "Incidente", consulta: "Consulta" } as const;

/** One line such as `[Incidente] <pantalla> – <distrito> – <fecha hora>`. */
function requestSubject(intent: Intent, { part, parts }: PartOf, reader: FormReader): string {
  const said = reader.subject(intent.tipo, intent.datos).join(" – ").replace(/\s+/g, " ");
  const code = ` (mesa ${requestCode(intent.solicitud)})`;
  const tail = `${code}${parts > 1 ? ` (mensaje ${part} de ${parts})` : ""}`;
  const maxChars = maxSubjectChars - tail.length;
  const whole = `[${kinds[intent.tipo]}] ${said}`;
  const cut = whole.length > maxChars ? `${whole.slice(0, maxChars - 1).trimEnd()}…` : whole;
  return `${cut}${tail}`;
}

/**
 * Distributes files over as few messages as fit the server's limit, keeping their order.
 *
 * @param limit the largest message that the server accepts, in bytes; 0 for no limit
 * @throws MesaError `adjunto-excede` when one file alone is too big for any message
 */
export function splitFiles(
  files: readonly SubmissionFile[],
  limit: number,
): readonly (readonly SubmissionFile[])[] {
  if (limit === 0) return [files];
  const parts: SubmissionFile[][] = [[]];
  let used = messageOverheadBytes;
  for (const file of files) {
    const size = encodedSize(file.bytes) + partHeaderBytes;
    if (messageOverheadBytes + size > limit) {
      const params = { archivo: file.nombre, bytes: file.bytes, limite: limit };
      throw new MesaError("adjunto-excede", { params });
    }
    if (used + size > limit) {
      parts.push([]);
      used = messageOverheadBytes;
    }
    parts.at(-1)?.push(file);
    used += size;
  }
  return parts;
}

interface DraftNeeds {
  readonly mail: Pick<MailSettings, "direccion" | "mesa">;
  readonly reader: FormReader;
  readonly date: Date;
}

/** A message without what it says and carries. */
export type DraftHead = Omit<MailDraft, "text" | "html" | "headers" | "files">;

/** The head of one message of a request. */
export function requestHead(
  intent: Intent,
  place: PartOf,
  { mail, reader, date }: DraftNeeds,
): DraftHead {
  const { solicitud, datos } = intent;
  const nombre = typeof datos["nombre"] === "string" ? datos["nombre"] : "";
  const idOf = (part: number): string => requestMessageId(solicitud, part, mail.direccion);
  return {
    from: { name: nombre, address: mail.direccion },
    to: mail.mesa,
    subject: requestSubject(intent, place, reader),
    messageId: idOf(place.part),
    date,
    // A provider may give the message another id; answers then name ours by what it refers to.
    // Later parts refer to the first, so that mail programs show them together.
    references: [idOf(1)],
  };
}

/** One message of a request, with the files that go into it. */
export function requestDraft(
  intent: Intent,
  files: readonly SubmissionFile[],
  place: PartOf,
  needs: DraftNeeds,
): MailDraft {
  const { solicitud, clave, tipo, sigue_a } = intent;
  return {
    ...requestHead(intent, place, needs),
    ...composeBody(intent, files, place, needs.reader),
    headers: {
      [ownHeaderNames.request]: solicitud,
      [ownHeaderNames.kind]: tipo,
      [ownHeaderNames.part]: `${place.part}/${place.parts}`,
      ...(clave !== solicitud && { [ownHeaderNames.key]: clave }),
      ...(sigue_a !== null && { [ownHeaderNames.follows]: sigue_a }),
    },
    files,
  };
}
