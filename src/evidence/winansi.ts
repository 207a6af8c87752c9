/** What the built-in fonts hold beyond Latin-1 (ISO 32000-1, annex D, WinAnsiEncoding). */
const extra = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

/** Nearly every text: what Latin-1 shows, and line ends. */
const plain = /^[\n\u0020-\u007e\u00a1-\u00ff]*$/;

const stand: Readonly<Record<string, string>> = {
  "→": "->",
  "←": "<-",
  "⇒": "=>",
  "≥": ">=",
  "≤": "<=",
  "≠": "<>",
  "−": "-",
  "❯": ">",
  "✓": "[sí]",
  "✔": "[sí]",
  "✗": "[no]",
  "✘": "[no]",
  "\u202f": " ",
  "\u00a0": " ",
};

/**
 * Text that the document's fonts can show. All of Spanish is among it; an arrow is spelt out, and
 * what has no stand-in becomes `[?]`: nothing vanishes unseen.
 */
export function toWinAnsi(text: string): string {
  const composed = text.normalize("NFC");
  if (plain.test(composed)) return composed;
  return Array.from(composed, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const shown = (code >= 0x20 && code < 0x7f) || (code > 0xa0 && code <= 0xff) || code === 0x0a;
    return shown || extra.includes(character) ? character : (stand[character] ?? "[?]");
  }).join("");
}
