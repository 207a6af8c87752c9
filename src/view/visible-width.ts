/** What colours a text or links it (ECMA-48 SGR, OSC 8): it takes no columns. */
export const styling = /\u001b(?:\[[\d;]*m|\]8;[^\u0007\u001b]*(?:\u0007|\u001b\\))/g;

/** Text of one column a character: Latin letters, which nearly everything is. */
const latin = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff]*$/;

/** Two columns: East Asian wide and full-width (Unicode UAX #11), and emoji. */
const wide =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation})$/u;

/** None: marks on the character before, format characters, skin tones. */
const zero = /^(?:[\p{Mn}\p{Me}\p{Cf}\p{Cc}]|\p{Emoji_Modifier})$/u;

const emojiVariant = "\ufe0f";
const joiner = "\u200d";

/** Columns that a text takes on a terminal. */
export function visibleWidth(text: string): number {
  const shown = text.replaceAll(styling, "");
  if (latin.test(shown)) return shown.length;
  let columns = 0;
  let before = "";
  let last = 0;
  for (const character of shown) {
    if (character === emojiVariant) columns += 2 - last;
    else if (before !== joiner && !zero.test(character)) {
      last = wide.test(character) ? 2 : 1;
      columns += last;
    }
    before = character;
  }
  return columns;
}
