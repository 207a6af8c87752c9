/** An object of a PDF without its strings, comments and data. */
export interface PdfObject {
  readonly syntax: string;
  /** Where the data of its stream begins in the document; undefined where it is no stream. */
  readonly body: number | undefined;
}

/** More than any program writes into a file of the size that a desk takes: meant to keep a reader busy. */
const maxObjects = 500_000;
/** So much of an object is read first: its syntax nearly always ends before, and its data are left alone. */
const firstBytes = 16 * 1024;
/** A mark at the very end of what was read could go on behind it. */
const maxMarkBytes = 16;

/**
 * Cuts a document into its objects and trailers (ISO 32000-1, 7.3). Each is read by itself, so that a
 * string left open in one hides nothing of the next.
 *
 * @returns undefined where there are more than 500 000
 */
export function pdfBody(bytes: Buffer): readonly PdfObject[] | undefined {
  const at = objectStarts(bytes);
  if (at.length > maxObjects) return undefined;
  return at.map((start, index) => {
    const { syntax, body } = readObject(bytes.subarray(start, at[index + 1]));
    return { syntax, body: body === undefined ? undefined : start + body };
  });
}

function readObject(bytes: Buffer): ReturnType<typeof readSyntax> {
  if (bytes.length > firstBytes) {
    const first = readSyntax(bytes.toString("latin1", 0, firstBytes));
    if (first.end !== undefined && first.end < firstBytes - maxMarkBytes) return first;
  }
  return readSyntax(bytes.toString("latin1"));
}

/** Where an object or the trailer begins; looked for in data, too, because a cross-reference may point there. */
function objectStarts(bytes: Buffer): readonly number[] {
  const starts: number[] = [];
  for (let at = bytes.indexOf("obj"); at >= 0; at = bytes.indexOf("obj", at + 3)) {
    const before = bytes[at - 1];
    const isKeyword = before !== undefined && (isBlank(before) || isDigit(before));
    if (isKeyword && !isLetter(bytes[at + 3])) starts.push(at + 3);
    if (starts.length > maxObjects) return starts;
  }
  for (let at = bytes.indexOf("trailer"); at >= 0; at = bytes.indexOf("trailer", at + 7)) {
    const before = bytes[at - 1];
    if (!isLetter(before) && before !== slash && !isLetter(bytes[at + 7])) starts.push(at + 7);
  }
  return starts.toSorted((one, other) => one - other);
}

const slash = 0x2f;

/** White space (7.2.2), and what a tolerant reader may take for it. */
function isBlank(byte: number): boolean {
  return byte === 0 || (byte >= 9 && byte <= 13) || byte === 0x20 || byte === 0xa0;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isLetter(byte = 0): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** What changes how the characters behind it are to be read. */
const marksPattern =
  /%[^\r\n]*|\(|<<|>>|<[\dA-Fa-f\s\0]*>|(?<![\w/])(?:endobj|stream(?:\r\n|[\r\n ]))/;

/**
 * Reads one object up to its end or to the data of its stream, leaving out comments, literal strings
 * and hexadecimal strings. A string that does not end is kept, in case a reader sees more in it.
 *
 * @returns `end`: behind the mark that ended it; undefined where the text did
 */
export function readSyntax(text: string): {
  readonly syntax: string;
  readonly body?: number;
  readonly end?: number;
} {
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
      const end = index + mark.length;
      return { syntax: syntax + text.slice(at, index), end, ...(stream && { body: end }) };
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
