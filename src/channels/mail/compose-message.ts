import { readFile } from "node:fs/promises";
import type { SubmissionFile } from "../../domain/submission.ts";
import { MesaError } from "../../errors/mesa-error.ts";

/** A message as it is meant, before it is MIME. */
export interface MailDraft {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly subject: string;
  readonly messageId: string;
  readonly date: Date;
  readonly text: string;
  readonly html?: string;
  /** Earlier messages of the same conversation, the oldest first. */
  readonly references?: readonly string[];
  /** Our own marks, by header name. */
  readonly marks: Readonly<Record<string, string>>;
  readonly files: readonly SubmissionFile[];
}

/** Of a person's name and of a file's, of which the end is kept. Characters. */
const longestName = 200;

/** Bytes of base64 for so many bytes, in lines of 76 characters with their ends (RFC 2045). */
export function encodedSize(bytes: number): number {
  const characters = Math.ceil(bytes / 3) * 4;
  return characters + Math.ceil(characters / 76) * 2;
}

/**
 * The message as bytes with CRLF line ends: headers in ASCII (RFC 2047), every body encoded so that
 * no line is longer than 76 characters. Whatever the texts hold, none of them begins a header.
 *
 * @throws MesaError `archivo-ilegible` when a file is no longer there
 */
export async function composeMessage(draft: MailDraft): Promise<Buffer> {
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer");
  const { from, to, messageId, date, text, html, references = [] } = draft;
  const attachments = await Promise.all(draft.files.map(attachmentOf));
  const composer = new MailComposer({
    from: { name: headerText(from.name).slice(0, longestName), address: from.address },
    to,
    replyTo: from.address,
    subject: headerText(draft.subject),
    messageId,
    date,
    ...(references.length > 0 && {
      references: [...references],
      inReplyTo: references.at(-1) ?? "",
    }),
    headers: Object.entries(draft.marks).map(([key, value]) => ({ key, value: headerText(value) })),
    text: wellFormed(text),
    ...(html !== undefined && { html: wellFormed(html) }),
    attachments,
    encoding: "quoted-printable",
    newline: "win",
    disableUrlAccess: true,
    disableFileAccess: true,
  });
  return await composer.compile().build();
}

async function attachmentOf({ nombre, ruta, tipo }: SubmissionFile) {
  try {
    const content = await readFile(ruta);
    return { filename: headerText(nombre).slice(-longestName), content, contentType: tipo };
  } catch (error) {
    throw new MesaError("archivo-ilegible", { params: { archivo: nombre }, cause: error });
  }
}

/** One line without control characters: it can't end a header, nor hide one. */
export function headerText(text: string): string {
  return wellFormed(text)
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** One kind of line end (RFC 5322 §2.3 knows no lone CR); half of a surrogate pair has no UTF-8. */
function wellFormed(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}
