/** An object of a PDF without its strings, comments and data. */
export interface PdfObject {
  readonly syntax: string;
  /** Where the data of its stream begins in the document; undefined where it is no stream. */
  readonly body: number | undefined;
}

/** Where an object or the trailer begins; looked for in data, too, because a cross-reference may point there. */
const starts = /(?<=[\s\0\d])obj(?![A-Za-z])|(?<![A-Za-z/])trailer(?![A-Za-z])/g;

/**
 * Cuts a document into its objects and trailers (ISO 32000-1, 7.3). Each is read by itself, so that a
 * string left open in one hides nothing of the next.
 *
 * @param raw  the whole document, a character per byte
 */
export function pdfBody(raw: string): readonly PdfObject[] {
  const at = Array.from(raw.matchAll(starts), ({ index, 0: word }) => index + word.length);
  return at.map((start, index) => {
    const { syntax, body } = readSyntax(raw.slice(start, at[index + 1]));
    return { syntax, body: body === undefined ? undefined : start + body };
  });
}

/** What changes how the characters behind it are to be read. */
const marksPattern =
  /%[^\r\n]*|\(|<<|>>|<[\dA-Fa-f\s\0]*>|(?<![\w/])(?:endobj|stream(?:\r\n|[\r\n ]))/;

/**
 * Reads one object up to its end or to the data of its stream, leaving out comments, literal strings
 * and hexadecimal strings. A string that does not end is kept, in case a reader sees more in it.
 */
export function readSyntax(text: string): { readonly syntax: string; readonly body?: number } {
  const marks = new RegExp(marksPattern, "g");
  let syntax = "";
  let at = 0;
  let depth = 0;
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    const { index, 0: mark } = match;
    const stream = mark.startsWith("stream");
    if (mark === "<<") depth += 1;
    else if (mark === ">>") depth -= 1;
    else if (stream || mark === "endobj") {
      // Within a dictionary these are no keywords, but could be meant to hide the rest of it.
      if (depth > 0) continue;
      return {
        syntax: syntax + text.slice(at, index),
        ...(stream && { body: index + mark.length }),
      };
    } else {
      const end = mark === "(" ? literalEnd(text, index) : index + mark.length;
      if (end === undefined) break;
      syntax += `${text.slice(at, index)} `;
      at = marks.lastIndex = end;
    }
  }
  return { syntax: syntax + text.slice(at) };
}

/** Where a literal string ends, whose parentheses are balanced or escaped (7.3.4.2); undefined if nowhere. */
function literalEnd(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === "\\") at += 1;
    else if (character === "(") depth += 1;
    else if (character === ")") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}
