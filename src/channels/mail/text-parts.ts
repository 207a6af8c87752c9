import { Buffer } from "node:buffer";
import type { MessageStructureObject } from "imapflow";

/** A part of a message that holds text, by its number in the message (RFC 9051 §6.4.5). */
export interface TextPart {
  readonly part: string;
  readonly type: string;
  readonly charset?: string;
  /** `flowed` (RFC 3676). */
  readonly format?: string;
  readonly delsp?: string;
  readonly encoding?: string;
}

/** Where a message's text is, and whether it has files besides. */
export interface MailLayout {
  /** None for an encrypted message, say. */
  readonly texts: readonly TextPart[];
  /** Media type of the first part; it tells what a message without a text is. */
  readonly type: string;
  readonly hasFiles: boolean;
}

/** Parts read of one message; a person's message has one or two. */
const maxTexts = 4;

/** Finds the text of a message by its structure, so that its files need not be fetched. */
export function layoutOf(structure: MessageStructureObject | undefined): MailLayout {
  if (structure === undefined) return { texts: [], type: "", hasFiles: true };
  const texts = textsIn(structure).slice(0, maxTexts);
  const read = new Set(texts.map(({ part }) => part));
  const leaves = leavesOf(structure);
  const hasFiles = leaves.some(
    (leaf) => !read.has(leaf.part ?? "1") && (!isText(leaf) || leaf.disposition === "attachment"),
  );
  return { texts, type: leaves[0]?.type ?? "", hasFiles };
}

/** Of a `multipart/alternative` the plain version, of other multiparts every text. */
function textsIn(node: MessageStructureObject): readonly TextPart[] {
  const children = node.type === "message/rfc822" ? [] : (node.childNodes ?? []);
  if (node.type !== "multipart/alternative") {
    if (children.length > 0) return children.flatMap(textsIn);
    return isText(node) && node.disposition !== "attachment" ? [textPart(node)] : [];
  }
  const versions = children.map(textsIn).filter((one) => one.length > 0);
  const plain = versions.find((one) => one.every(({ type }) => type === "text/plain"));
  const isEmpty = children.some((one) => one.type === "text/plain" && one.size === 0);
  return (isEmpty ? versions.at(-1) : (plain ?? versions.at(-1))) ?? [];
}

function leavesOf(node: MessageStructureObject): readonly MessageStructureObject[] {
  const children = node.type === "message/rfc822" ? [] : (node.childNodes ?? []);
  return children.length === 0 ? [node] : children.flatMap(leavesOf);
}

function isText({ type }: MessageStructureObject): boolean {
  return type === "text/plain" || type === "text/html";
}

function textPart({ part, type, parameters = {}, encoding }: MessageStructureObject): TextPart {
  const { charset, format, delsp } = parameters;
  return {
    part: part ?? "1",
    type,
    ...(charset !== undefined && { charset }),
    ...(format !== undefined && { format }),
    ...(delsp !== undefined && { delsp }),
    ...(encoding !== undefined && { encoding }),
  };
}

/** A message that consists of the given parts alone, for `readMessage`. */
export function assembleMessage(
  { texts, type }: MailLayout,
  bodies: ReadonlyMap<string, Buffer>,
): Buffer {
  const parts = texts.map((one) =>
    Buffer.concat([Buffer.from(headerOf(one)), bodies.get(one.part) ?? Buffer.alloc(0)]),
  );
  const [only] = parts;
  if (only === undefined) return Buffer.from(`Content-Type: ${token(type)}\r\n\r\n`);
  if (parts.length === 1) return only;
  const boundary = "=_mesa-text-parts";
  const whole = [Buffer.from(`Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n`)];
  for (const part of parts) whole.push(Buffer.from(`--${boundary}\r\n`), part, Buffer.from("\r\n"));
  return Buffer.concat([...whole, Buffer.from(`--${boundary}--\r\n`)]);
}

function headerOf({ type, charset, format, delsp, encoding }: TextPart): string {
  const parameters = Object.entries({ charset, format, delsp }).flatMap(([name, value]) =>
    value === undefined ? [] : [`; ${name}="${token(value)}"`],
  );
  const transfer =
    encoding === undefined ? "" : `Content-Transfer-Encoding: ${token(encoding)}\r\n`;
  return `Content-Type: ${token(type)}${parameters.join("")}\r\n${transfer}\r\n`;
}

/** What a sender wrote, without anything that could end a header. */
function token(text: string): string {
  return text.replace(/[^\w.+/-]/g, "").slice(0, 100);
}
