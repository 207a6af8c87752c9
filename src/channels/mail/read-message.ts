import { createHash } from "node:crypto";
import type { Email } from "postal-mime";
import type { TicketAttachment } from "../../domain/ticket.ts";

/** A message's text and files. */
export interface ReadMessage {
  readonly text: string;
  readonly files: readonly MailFile[];
}

export interface MailFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Parses a message; a truncated one gives what comes before the cut. */
export async function readMessage(source: Buffer): Promise<ReadMessage> {
  const { default: PostalMime } = await import("postal-mime");
  const email = await PostalMime.parse(source, { attachmentEncoding: "arraybuffer" });
  return { text: textOf(email), files: email.attachments.map(fileOf) };
}

/** The plain text, or the text of the HTML part when there is none. */
function textOf({ text, html }: Email): string {
  const plain = text?.replaceAll("\r\n", "\n").trim() ?? "";
  return plain === "" ? fromHtml(html ?? "") : plain;
}

function fromHtml(html: string): string {
  return html
    .replace(/<(?:style|script|head)\b[^]*?<\/(?:style|script|head)>/gi, "")
    .replace(/<br\s*\/?>|<\/(?:p|div|tr|h\d|li)>/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&nbsp;/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#(\d{1,6});/g, (_all, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&amp;/g, "&")
    .replace(/[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function fileOf({ filename, mimeType, content }: Email["attachments"][number]): MailFile {
  const bytes = typeof content === "string" ? Buffer.from(content) : new Uint8Array(content);
  return { name: filename ?? "sin-nombre", type: mimeType, bytes };
}

/** A file as a ticket's attachment; its id names the message and the position in it, from 1. */
export function attachmentOf(messageKey: string, file: MailFile, at: number): TicketAttachment {
  return {
    id: `${messageKey}-${at + 1}`,
    nombre: file.name,
    tipo: file.type,
    bytes: file.bytes.length,
    sha256: createHash("sha256").update(file.bytes).digest("hex"),
  };
}
