/** Characters that JSON leaves as they are and a terminal acts on: C1 controls and bidirectional overrides. */
const activeCharacters = /[\u007f-\u009f\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069]/g;

/** JSON that is safe on a terminal: the same value, with such characters written as escapes. */
export function jsonText(value: unknown, indent = 0): string {
  return JSON.stringify(value, undefined, indent).replace(
    activeCharacters,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
