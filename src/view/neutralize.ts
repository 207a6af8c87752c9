import { stripVTControlCharacters } from "node:util";

/** DCS, SOS, OSC, PM and APC strings up to their terminator, or to the end where there is none. */
const controlStrings =
  /(?:\u001b[PX\]^_]|[\u0090\u0098\u009d-\u009f])[^]*?(?:\u001b\\|\u0007|\u009c|$)/g;
const control =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/;
const controls = new RegExp(control, "g");

/**
 * Foreign text made harmless for a terminal: escape sequences, C0 and C1 controls and
 * bidirectional overrides are removed; line ends and tabs stay.
 */
export function neutralize(text: string): string {
  if (!control.test(text)) return text;
  const lines = text.replaceAll("\r\n", "\n");
  return stripVTControlCharacters(lines.replace(controlStrings, "")).replace(controls, "");
}

/** The same on one line: a name or a subject can't begin a second one. */
export function neutralizeLine(text: string): string {
  return neutralize(text).replace(/\s+/g, " ").trim();
}
