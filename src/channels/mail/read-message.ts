import { decodeText, unflow } from "./decode-text.ts";
import { htmlToText } from "./html-text.ts";
import { readParts, type MailPart } from "./mail-parts.ts";

/** Why nobody but the addressee's own mail program can read a message, or why nothing can. */
export type Unreadable = "smime" | "pgp" | "tnef" | "danado";

/** A message's text and files. */
export interface ReadMessage {
  readonly text: string;
  readonly files: readonly MailFile[];
  /** Why there is no text, where there should be one. */
  readonly unreadable?: Unreadable;
}

export interface MailFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a message; a truncated one gives what comes before the cut. Never throws for what a message
 * holds: one that can't be taken apart has `unreadable`.
 */
export async function readMessage(source: Buffer): Promise<ReadMessage> {
  let parts: readonly MailPart[];
  try {
    parts = await readParts(source);
  } catch {
    return { text: "", files: [], unreadable: "danado" };
  }
  const versions = new Map<number, MailPart[]>();
  for (const part of parts.filter(({ isText }) => isText)) {
    versions.set(part.version, [...(versions.get(part.version) ?? []), part]);
  }
  const texts: string[] = [];
  for (const same of versions.values()) texts.push(await versionText(same));
  const text = texts.filter((one) => one !== "").join("\n\n");
  const files = parts.filter(({ isText }) => !isText).map(fileOf);
  const unreadable = text === "" ? sealed(parts) : undefined;
  return { text, files, ...(unreadable !== undefined && { unreadable }) };
}

/** Of several versions the plain one is what a person wrote, without ornament. */
async function versionText(same: readonly MailPart[]): Promise<string> {
  const isHtml = ({ type }: MailPart): boolean => type === "text/html";
  const plain = await allText(same.filter((part) => !isHtml(part)));
  return plain === "" ? await allText(same.filter(isHtml)) : plain;
}

async function allText(parts: readonly MailPart[]): Promise<string> {
  const texts: string[] = [];
  for (const part of parts) texts.push(await partText(part));
  return texts.filter((text) => text !== "").join("\n\n");
}

async function partText({ bytes, type, params }: MailPart): Promise<string> {
  const isHtml = type === "text/html";
  const text = await decodeText(bytes, params["charset"], isHtml);
  if (isHtml) return await htmlToText(text);
  const isFlowed = params["format"]?.toLowerCase() === "flowed";
  return (isFlowed ? unflow(text, params["delsp"]?.toLowerCase() === "yes") : text).trim();
}

/** How the text is sealed: S/MIME (RFC 8551), OpenPGP (RFC 3156) or Outlook's `winmail.dat`. */
function sealed(parts: readonly MailPart[]): Unreadable | undefined {
  const types = new Set(parts.map(({ type }) => type));
  if (types.has("application/pkcs7-mime") || types.has("application/x-pkcs7-mime")) return "smime";
  if (types.has("application/pgp-encrypted")) return "pgp";
  const isTnef = ({ type, name }: MailPart): boolean =>
    /^application\/(?:vnd\.)?ms-tnef$/.test(type) || name?.toLowerCase() === "winmail.dat";
  return parts.some(isTnef) ? "tnef" : undefined;
}

function fileOf({ name, type, bytes }: MailPart): MailFile {
  return { name: name ?? "sin-nombre", type, bytes };
}
