/** A shorter word would be found by chance: characters are compared wherever a group begins. */
const minBase64Bytes = 3;
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".split("");

/**
 * A regular expression that finds a word in the source of a message: plainly, in quoted-printable and
 * in Base64, wherever a line ends (RFC 2045 §6.7, §6.8). Base64 writes a word in three ways, by where it
 * begins among groups of three bytes; words of fewer than three bytes are not looked for in it.
 *
 * @returns the expression's source, which JavaScript and PostgreSQL read alike
 */
export function wordInMessage(word: string): string {
  const bytes = Buffer.from(word);
  const quoted = [...bytes].map(quotedByte).join("(?:=\\r?\\n)?");
  const encoded = bytes.length < minBase64Bytes ? [] : [0, 1, 2].map((at) => base64At(bytes, at));
  return [quoted, ...encoded].join("|");
}

/** A byte as itself, where it is ASCII, or by its digits. */
function quotedByte(byte: number): string {
  const hex = byte.toString(16).padStart(2, "0");
  const digits = `=(?:${hex.toUpperCase()}|${hex})`;
  const isPlain = byte > 0x20 && byte < 0x7f;
  return isPlain ? `(?:${escaped(String.fromCharCode(byte))}|${digits})` : `(?:${digits})`;
}

/** The characters with the word's bits where it begins `at` bytes into a group; the outer ones have others' bits, too. */
function base64At(bytes: Buffer, at: number): string {
  const [first, end] = [at * 8, (at + bytes.length) * 8];
  const isBit = (place: number, value: number): boolean => {
    if (place < first || place >= end) return true;
    const byte = bytes[(place - first) >> 3] ?? 0;
    return ((byte >> (7 - (place & 7))) & 1) === value;
  };
  const characters: string[] = [];
  for (let start = first - (first % 6); start < end; start += 6) {
    const fitting = alphabet.filter((_character, value) =>
      [0, 1, 2, 3, 4, 5].every((bit) => isBit(start + bit, (value >> (5 - bit)) & 1)),
    );
    characters.push(fitting.length === 1 ? fitting.map(escaped).join("") : `[${fitting.join("")}]`);
  }
  return characters.join("(?:\\r?\\n)?");
}

function escaped(character: string): string {
  return character.replace(/[^A-Za-z0-9]/, "\\$&");
}
