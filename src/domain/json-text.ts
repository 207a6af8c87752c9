import { invisibleClass } from "./invisible.ts";

/**
 * The JSON of an object whose last member is a list, in pieces with one item each, so that none is
 * kept. Indented by two blanks, with a line end behind it.
 */
export async function* jsonPieces(
  head: object,
  member: string,
  items: Iterable<unknown> | AsyncIterable<unknown>,
): AsyncGenerator<string> {
  yield `${jsonText(head, 2).replace(/\n\}$/, "")},\n  ${jsonText(member)}: [`;
  let between = "\n    ";
  for await (const item of items) {
    yield between;
    // Two lists around it indent it as it stands in the file; a copy of a long text is spared.
    yield jsonText([[item]], 2).slice("[\n  [\n    ".length, -"\n  ]\n]".length);
    between = ",\n    ";
  }
  yield between.startsWith(",") ? "\n  ]\n}\n" : "]\n}\n";
}

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
