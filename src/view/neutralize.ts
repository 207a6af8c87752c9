import { invisibleClass } from "../domain/invisible.ts";
import { stripVTControlCharacters } from "node:util";

/** DCS, SOS, OSC, PM and APC strings up to their terminator, or to the end where there is none. */
const controlStrings =
  /(?:\u001b[PX\]^_]|[\u0090\u0098\u009d-\u009f])[^]*?(?:\u001b\\|\u0007|\u009c|$)/g;
const invisible = new RegExp(`[${invisibleClass}]`, "u");
const invisibles = new RegExp(invisible, "gu");

/**
 * Foreign text made harmless for a terminal: escape sequences and invisible characters
 * (`domain/invisible.ts`) are removed; line ends and tabs stay.
 */
export function neutralize(text: string): string {
  if (!invisible.test(text)) return text;
  const lines = text.replace(/\r\n|[\u2028\u2029]/g, "\n");
  return stripVTControlCharacters(lines.replace(controlStrings, "")).replace(invisibles, "");
}

/** The same on one line: a name or a subject can't begin a second one. */
export function neutralizeLine(text: string): string {
  return neutralize(text).replace(/\s+/g, " ").trim();
}
