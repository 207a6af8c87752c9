import { invisibleClass } from "./invisible.ts";

/**
 * JSON that any terminal or program can be given, the only writer of JSON for output: the same value,
 * with invisible characters written as escapes.
 */
export function jsonText(value: unknown, indent = 0): string {
  const text = JSON.stringify(value ?? null, undefined, indent);
  return text.replace(new RegExp(`[${invisibleClass}]`, "gu"), (character) =>
    Array.from(
      { length: character.length },
      (_none, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
    ).join(""),
  );
}
