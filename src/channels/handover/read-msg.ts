import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import type { FieldsData } from "@kenjiuno/msgreader";
import { checkCompoundFile } from "./check-compound-file.ts";

/** `MSGFLAG_UNSENT` ([MS-OXCMSG] 2.2.1.6). */
const unsentFlag = 8;
/** Files taken out of one message. */
const maxFiles = 200;
/** Headers that say how the original was encoded; the text is encoded anew. */
const contentHeaders = /^(?:content-|mime-version\s*:)/i;

/**
 * Rewrites an Outlook message (`.msg`) as MIME (RFC 2045), with the headers that it came with where it
 * was received, and what Outlook knows of it where it was sent. A message attached to it is left out.
 *
 * @throws Error for a file that is damaged, made to harm or no message
 */
export async function readMsg(source: Buffer): Promise<Buffer> {
  checkCompoundFile(source);
  const { default: library } = await import("@kenjiuno/msgreader");
  // The default of a CommonJS module is unwrapped by some loaders, and not by others.
  const MsgReader = "default" in library ? library.default : library;
  const bytes = new Uint8Array(source);
  const reader = new MsgReader(bytes.buffer);
  const message = reader.getFileData();
  if (message.error !== undefined) throw new Error(message.error);
  // The same file always makes the same message.
  const boundary = `=_mesa-${createHash("sha256").update(source).digest("hex").slice(0, 40)}`;
  const files = (message.attachments ?? [])
    .filter((one) => one.innerMsgContent !== true)
    .slice(0, maxFiles)
    .map((one) => {
      const { fileName, content } = reader.getAttachment(one);
      return part(one.attachMimeTag ?? "application/octet-stream", content, fileName);
    });
  const lines = [
    ...headersOf(message),
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    "",
    ...[textPart(message), ...files].flatMap((one) => [`--${boundary}`, one]),
    `--${boundary}--`,
    "",
  ];
  return Buffer.from(lines.join("\r\n"));
}

function textPart({ body = "", bodyHtml, html }: FieldsData): string {
  if (body.trim() !== "") return part("text/plain; charset=utf-8", Buffer.from(body));
  if (bodyHtml !== undefined) return part("text/html; charset=utf-8", Buffer.from(bodyHtml));
  return part("text/html", html ?? new Uint8Array());
}

function part(type: string, content: Uint8Array, name?: string): string {
  const encoded = Buffer.from(content)
    .toString("base64")
    .replace(/.{76}(?=.)/g, "$&\r\n");
  const disposition =
    name === undefined ? [] : [`Content-Disposition: attachment; filename="${word(name)}"`];
  return [
    `Content-Type: ${oneLine(type)}`,
    ...disposition,
    "Content-Transfer-Encoding: base64",
    "",
    encoded,
  ].join("\r\n");
}

function headersOf(message: FieldsData): readonly string[] {
  const { headers, subject = "", senderName = "", recipients = [], messageId } = message;
  if (((message.messageFlags ?? 0) & unsentFlag) !== 0) return ["X-Unsent: 1"];
  const received = (headers ?? "")
    .replaceAll("\0", "")
    .split(/\r?\n(?![ \t])/)
    .filter((line) => /^[!-9;-~]+\s*:/.test(line) && !contentHeaders.test(line));
  if (received.some((line) => /^from\s*:/i.test(line))) return received;
  const { senderSmtpAddress, sentRepresentingSmtpAddress, creatorSMTPAddress, senderEmail } =
    message;
  const sender =
    [senderSmtpAddress, sentRepresentingSmtpAddress, senderEmail, creatorSMTPAddress].find(
      isAddress,
    ) ?? "";
  const to = recipients
    .map(({ smtpAddress, email }) => [smtpAddress, email].find(isAddress) ?? "")
    .filter((address) => address !== "");
  const date = message.clientSubmitTime ?? message.messageDeliveryTime ?? message.creationTime;
  return [
    `From: "${word(senderName)}" <${oneLine(sender)}>`,
    `To: ${to.map((address) => `<${oneLine(address)}>`).join(", ")}`,
    `Subject: ${word(subject)}`,
    ...(date === undefined ? [] : [`Date: ${oneLine(date)}`]),
    ...(messageId === undefined ? [] : [`Message-ID: ${oneLine(messageId)}`]),
  ];
}

/** Exchange writes its own people as `/O=EXCHANGELABS/…`. */
function isAddress(text: string | undefined): text is string {
  return text !== undefined && /^[^\s@<>]+@[^\s@<>]+$/.test(text);
}

/** A text in a header, as an encoded word (RFC 2047) so that nothing in it can end the header. */
function word(text: string): string {
  return `=?utf-8?B?${Buffer.from(text).toString("base64")}?=`;
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\0]+/g, " ");
}
