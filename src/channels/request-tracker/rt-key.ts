/**
 * RT knows no key of a message's own, so it stands below the text as a signature (RFC 3676 §4.3),
 * and is taken off again before anybody reads it here.
 */
const signature = /\r?\n-- \r?\nmesa (\S+)\s*$/;

export function keyed(text: string, key: string): string {
  return `${text}\n-- \nmesa ${key}`;
}

export function readKeyed(text: string): { readonly text: string; readonly key?: string } {
  const found = signature.exec(text);
  const [, key] = found ?? [];
  if (found === null || key === undefined) return { text };
  return { text: text.slice(0, found.index), key };
}
