/**
 * Percent-encodes one part of an address (RFC 3986 §2.1). A lone surrogate, for which
 * `encodeURIComponent` throws, becomes U+FFFD. Nothing, `.` and `..` would name another address even
 * when they are encoded, so they get a blank that no real name has.
 */
export function percentEncode(text: string): string {
  if (["", ".", ".."].includes(text)) return `${text}%20`;
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, "\ufffd"));
}

/** Whether private data may be sent to an address: https, or http to this machine itself. */
export function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== "" || password !== "") return false;
  const local = ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
  return protocol === "https:" || (protocol === "http:" && local);
}

/** An address as it may be shown: what stands between the user's name and `@` is a password. */
export function withoutPassword(address: string): string {
  return address.replace(/^(\w+:\/\/[^:@/]*):[^@]*@/, "$1:…@");
}
