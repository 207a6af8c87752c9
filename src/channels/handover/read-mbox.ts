import { Buffer } from "node:buffer";
import { createReadStream } from "node:fs";

/** A message of an mbox file; without source where it is larger than was allowed. */
export interface MboxMessage {
  readonly source: Buffer | undefined;
}

/** Bytes read at a time. */
const pieceBytes = 256 * 1024;
const lineFeed = 0x0a;

/**
 * Reads the messages of an mbox file (RFC 4155), one after the other, however large the file is. Of a
 * message that is too large nothing is kept.
 *
 * @throws the system's error
 */
export async function* readMbox(
  path: string,
  maxMessageBytes: number,
): AsyncGenerator<MboxMessage> {
  let lines: Buffer[] = [];
  let bytes = 0;
  let hasBegun = false;
  let afterEmptyLine = true;
  let rest = Buffer.alloc(0);

  /** What was collected so far, as a message. */
  function message(): MboxMessage {
    const isTooLarge = bytes > maxMessageBytes;
    const source = isTooLarge ? undefined : Buffer.concat(lines);
    [lines, bytes] = [[], 0];
    return { source };
  }

  function add(line: Buffer): void {
    bytes += line.length;
    // The lines of a message that is too large already are counted and let go of.
    if (bytes > maxMessageBytes) lines = [];
    else lines.push(line);
  }

  for await (const piece of createReadStream(path, { highWaterMark: pieceBytes })) {
    const all = Buffer.concat([rest, Buffer.from(piece)]);
    let at = 0;
    for (let end = all.indexOf(lineFeed); end >= 0; end = all.indexOf(lineFeed, at)) {
      const line = all.subarray(at, end + 1);
      at = end + 1;
      if (afterEmptyLine && isSeparator(line)) {
        if (hasBegun) yield message();
        hasBegun = true;
      } else if (hasBegun) add(unquoted(line));
      afterEmptyLine = line.length <= 2 && line.toString("latin1").trim() === "";
    }
    rest = all.subarray(at);
    // A line without an end is passed on in pieces.
    if (rest.length > pieceBytes && hasBegun) {
      add(Buffer.from(rest));
      rest = Buffer.alloc(0);
    }
  }
  if (!hasBegun) return;
  if (rest.length > 0) add(unquoted(rest));
  yield message();
}

/** `From someone@example.com Sat Nov 28 …`, the line before each message. */
function isSeparator(line: Buffer): boolean {
  return line.length < 1000 && line.toString("latin1", 0, 5) === "From ";
}

/** A line that began with `From ` was given a `>`, one that began with `>From ` another one. */
function unquoted(line: Buffer): Buffer {
  if (line[0] !== 0x3e) return Buffer.from(line);
  return Buffer.from(/^>+From /.test(line.toString("latin1", 0, 100)) ? line.subarray(1) : line);
}
