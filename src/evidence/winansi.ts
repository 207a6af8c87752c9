/** Characters of WinAnsiEncoding beyond Latin-1 (ISO 32000-1, annex D). */
const beyondLatin1 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

/** Text of Latin-1 and line ends only, as nearly every text is. */
const latin1Text = /^[\n\u0020-\u007e\u00a1-\u00ff]*$/;

/** Marks that are never seen: zero width, direction, variation selectors, byte order. */
const invisible = /\p{Cf}|\p{Variation_Selector}/gu;

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
  "≈": "~",
  "\t": "    ",
  "\u202f": " ",
  "\u00a0": " ",
};

/**
 * The text in characters that the standard fonts have, which include all of Spanish, with arrows and
 * the like spelt out. Undefined where it has any other character.
 */
export function standardText(text: string): string | undefined {
  const composed = text.normalize("NFC").replaceAll(invisible, "");
  if (latin1Text.test(composed)) return composed;
  let shown = "";
  for (const character of composed) {
    const own = latin1Text.test(character) || beyondLatin1.includes(character);
    const next = own ? character : replacements[character];
    if (next === undefined) return undefined;
    shown += next;
  }
  return shown;
}

/** The same for short texts of our own and those that stand in narrow places; other characters become `[?]`. */
export function toWinAnsi(text: string): string {
  return (
    standardText(text) ?? Array.from(text, (character) => standardText(character) ?? "[?]").join("")
  );
}
