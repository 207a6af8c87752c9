import { createHash } from "node:crypto";
import type { SubmissionId } from "../../domain/submission.ts";

/** The part of an address after the `@`, in lower case. */
export function domainOf(address: string): string {
  return address
    .slice(address.lastIndexOf("@") + 1)
    .trim()
    .toLowerCase();
}

/**
 * The `Message-ID` of one part of a request. It depends on the submission's id alone, so that it is
 * the same whenever and on whatever machine the request is sent.
 */
export function requestMessageId(id: SubmissionId, part: number, ownAddress: string): string {
  return `<mesa.${id}.${part}@${domainOf(ownAddress)}>`;
}

/** The `Message-ID` of a reply to a ticket, derived from its idempotency key. */
export function replyMessageId(id: SubmissionId, key: string, ownAddress: string): string {
  const digest = createHash("sha256").update(`${id}\n${key}`).digest("hex").slice(0, 32);
  return `<mesa.r.${digest}@${domainOf(ownAddress)}>`;
}

/** The ids in a `References` or `In-Reply-To` header, in order. */
export function messageIdsIn(header: string | undefined): readonly string[] {
  return header?.match(/<[^<>\s]{1,990}>/g) ?? [];
}

/** Letters and digits that can't be mistaken for one another (Crockford's base 32). */
const codeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * A short code for a request, such as `7F3K-92QD`, which survives where a help desk drops every
 * header: 40 of the random bits at the end of its id.
 */
export function requestCode(id: SubmissionId): string {
  const bits = Number.parseInt(id.replaceAll("-", "").slice(-10), 16);
  let code = "";
  for (let at = 0, rest = bits; at < 8; at += 1, rest = Math.floor(rest / 32)) {
    code = `${codeAlphabet[rest % 32] ?? ""}${code}`;
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** How the code stands in subjects and texts. */
const codePattern = /\bmesa ([0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4})\b/gi;
const idPattern = /\b[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/gi;

/** The codes and ids of requests that a text names. */
export function requestNamesIn(text: string): readonly string[] {
  const codes = [...text.matchAll(codePattern)].map(([, code = ""]) => code.toUpperCase());
  const ids = [...text.matchAll(idPattern)].map(([id]) => id.toLowerCase());
  return [...new Set([...codes, ...ids])];
}

/** A text without the codes of requests. */
export function withoutRequestCodes(text: string): string {
  return text.replace(codePattern, "");
}
