import { open } from "node:fs/promises";
import { TextDecoder } from "node:util";
import { unreadableFile } from "../errors/unreadable-file.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export interface ScannedText {
  readonly encoding: Encoding;
  /** Number of lines, not counting line ends within quotes: about the number of records. */
  readonly lines: number;
}

/** Bytes that matter for counting lines. */
const bytesOf = { quote: 0x22, lineFeed: 0x0a, carriageReturn: 0x0d } as const;

/**
 * Reads a text file once to find its encoding and its number of lines. The encoding is that of the
 * byte-order mark, else UTF-8 if the whole file is valid UTF-8, else Windows-1252, Excel's old
 * encoding.
 *
 * @throws MesaError `archivo-ilegible`
 */
export async function scanText(path: string): Promise<ScannedText> {
  const strict = new TextDecoder("utf-8", { fatal: true });
  const count = { lines: 0, quoted: false, last: 0x0a };
  let encoding: Encoding | undefined;
  let begun = false;
  try {
    for await (const bytes of pieces(path)) {
      if (!begun) encoding = markedEncoding(bytes);
      begun = true;
      if (encoding === undefined && !decodes(strict, bytes)) encoding = "windows-1252";
      countLines(bytes, count);
    }
  } catch (error) {
    throw unreadableFile(path, error);
  }
  if (encoding === undefined && !decodes(strict)) encoding = "windows-1252";
  const open = count.last === bytesOf.lineFeed || count.last === bytesOf.carriageReturn ? 0 : 1;
  return { encoding: encoding ?? "utf-8", lines: count.lines + open };
}

/** Reads into one buffer. The buffers of a stream would pile up, since nothing here triggers V8's collection. */
async function* pieces(path: string): AsyncGenerator<Buffer> {
  const file = await open(path, "r");
  try {
    const buffer = Buffer.alloc(256 * 1024);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

function markedEncoding(bytes: Buffer): Encoding | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return undefined;
}

/** Whether a further piece is valid UTF-8; without a piece, whether the text ends validly. */
function decodes(strict: TextDecoder, piece?: Buffer): boolean {
  try {
    if (piece === undefined) strict.decode();
    else strict.decode(piece, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function countLines(bytes: Buffer, count: { lines: number; quoted: boolean; last: number }): void {
  for (const byte of bytes) {
    if (byte === bytesOf.quote) count.quoted = !count.quoted;
    // Old Macintosh files end lines with a carriage return alone.
    else if (!count.quoted && (byte === bytesOf.lineFeed || byte === bytesOf.carriageReturn)) {
      if (byte === bytesOf.carriageReturn || count.last !== bytesOf.carriageReturn)
        count.lines += 1;
    }
    if (byte !== 0) count.last = byte;
  }
}
