/** Characters of WinAnsiEncoding beyond Latin-1 (ISO 32000-1, annex D). */
const beyondLatin1 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

/** Text of Latin-1 and line ends only, as nearly every text is. */
const latin1Text = /^[\n\u0020-\u007e\u00a1-\u00ff]*$/;

/** Spellings of common characters that the fonts lack. */
const replacements: Readonly<Record<string, string>> = {
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
 * Converts text to characters that the document's fonts have, which include all of Spanish. Arrows
 * and the like are spelt out; other characters become `[?]`, so that nothing vanishes unseen.
 */
export function toWinAnsi(text: string): string {
  const composed = text.normalize("NFC");
  if (latin1Text.test(composed)) return composed;
  return Array.from(composed, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const shown = (code >= 0x20 && code < 0x7f) || (code > 0xa0 && code <= 0xff) || code === 0x0a;
    return shown || beyondLatin1.includes(character)
      ? character
      : (replacements[character] ?? "[?]");
  }).join("");
}
