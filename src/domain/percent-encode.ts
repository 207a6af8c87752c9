/**
 * One part of an address, percent-encoded (RFC 3986 §2.1). Half a surrogate pair, which
 * `encodeURIComponent` throws at, becomes U+FFFD as in every other text that leaves the program.
 */
export function percentEncode(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, "\ufffd"));
}
