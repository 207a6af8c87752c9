/**
 * Characters that no reader sees and that may hide or reorder what is read, as a class for regular
 * expressions with the flag `u`: controls (C0 but tab and line feed, C1), the soft hyphen, direction
 * marks and overrides, zero-width characters, fillers that look like nothing, and tags. The one list
 * for screen, tables, JSON and file names. A zero-width joiner is among them: emoji that it joins are
 * shown one by one.
 */
export const invisibleClass =
  "\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e" +
  "\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb" +
  "\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}";

/** Those that are no controls; escape sequences are taken out as a whole elsewhere. */
const invisible = new RegExp(`(?![\\u0000-\\u001f\\u007f-\\u009f])[${invisibleClass}]`, "gu");

/** Joiners, which belong to some scripts and to composed emoji, away from Western letters. */
const joinerAmongOthers =
  /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Extended_Pictographic}\ufe0f])[\u200c\u200d](?=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Extended_Pictographic}])/gu;

/** A text without characters that nobody sees. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, "");
}

/** The same for running text: joiners that change how a script or an emoji looks stay. */
export function withoutStrayInvisible(text: string): string {
  if (text.search(invisible) === -1) return text;
  const kept = new Set(Array.from(text.matchAll(joinerAmongOthers), ({ index }) => index));
  return text.replace(invisible, (letter, at: number) => (kept.has(at) ? letter : ""));
}

/**
 * A number, a date or an address as one types it by hand: without invisible characters, with ordinary
 * spaces, digits and dashes instead of their typographic forms (Unicode NFKC).
 */
export function plainTyping(text: string): string {
  return withoutInvisible(text.replace(/(?!\ufeff)\s/g, " "))
    .normalize("NFKC")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}

/** Characters outside ASCII, each once with its code point: `а (U+0430)`. */
export function oddCharacters(text: string): string {
  const odd = new Set(Array.from(text).filter((letter) => letter > "\u007e"));
  return [...odd]
    .slice(0, 5)
    .map((letter) => {
      const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
      return `${letter} (U+${code})`;
    })
    .join(", ");
}
