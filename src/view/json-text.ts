/** What JSON may hold as it is and a terminal would obey: C1 controls and bidirectional overrides. */
const obeyed = /[\u007f-\u009f\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069]/g;

/** JSON that any terminal can be given: the same value, with such characters written as escapes. */
export function jsonText(value: unknown, indent = 0): string {
  return JSON.stringify(value, undefined, indent).replace(
    obeyed,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
