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
