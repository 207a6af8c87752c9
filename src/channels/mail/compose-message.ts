import { readFile } from "node:fs/promises";
import type { SubmissionFile } from "../../domain/submission.ts";
import { unreadableFile } from "../../errors/unreadable-file.ts";

/** A message before it is encoded as MIME. */
export interface MailDraft {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly subject: string;
  readonly messageId: string;
  readonly date: Date;
  readonly text: string;
  readonly html?: string;
  /** `Message-ID`s of earlier messages of the conversation, oldest first. */
  readonly references?: readonly string[];
  /** Additional headers (`ownHeaderNames`), by header name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly files: readonly SubmissionFile[];
}

/** Longer names of persons lose their end, longer names of files their beginning. */
const maxNameChars = 200;

/** The size in bytes of `bytes` bytes encoded as base64 in lines of 76 characters (RFC 2045). */
export function encodedSize(bytes: number): number {
  const characters = Math.ceil(bytes / 3) * 4;
  return characters + Math.ceil(characters / 76) * 2;
}

/**
 * Encodes a message with CRLF line ends, ASCII headers (RFC 2047) and bodies whose lines have at
 * most 76 characters. No text in it can start a header of its own.
 *
 * @throws MesaError `archivo-ilegible` when a file is no longer there
 */
export async function composeMessage(draft: MailDraft): Promise<Buffer> {
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer");
  const { from, to, messageId, date, text, html, headers, references = [] } = draft;
  // A message may refer to itself, but does not answer itself.
  const answered = references.filter((id) => id !== messageId).at(-1);
  const attachments = await Promise.all(draft.files.map(attachmentOf));
  const composer = new MailComposer({
    from: { name: headerText(from.name).slice(0, maxNameChars), address: from.address },
    to,
    replyTo: from.address,
    subject: headerText(draft.subject),
    messageId,
    date,
    ...(references.length > 0 && { references: [...references] }),
    ...(answered !== undefined && { inReplyTo: answered }),
    headers: Object.entries(headers).map(([key, value]) => ({ key, value: headerText(value) })),
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
    return { filename: headerText(nombre).slice(-maxNameChars), content, contentType: tipo };
  } catch (error) {
    throw unreadableFile(nombre, error);
  }
}

/** Makes one line without control characters, so that it can neither end nor hide a header. */
function headerText(text: string): string {
  return wellFormed(text)
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}

/**
 * Unifies line ends (RFC 5322 §2.3 allows no lone CR) and replaces unpaired surrogates, which have
 * no UTF-8.
 */
function wellFormed(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}
