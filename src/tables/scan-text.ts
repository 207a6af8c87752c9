import { open } from "node:fs/promises";
import { TextDecoder } from "node:util";
import { MesaError } from "../errors/mesa-error.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export interface ScannedText {
  readonly encoding: Encoding;
  /** Line ends outside of quotation marks: about as many as there are records. */
  readonly lines: number;
}

const mark = { quote: 0x22, lineFeed: 0x0a, carriageReturn: 0x0d } as const;

/**
 * Reads a text file once from end to end: which encoding it has and how long it is. With a
 * byte-order mark it is what the mark says; else UTF-8 when all of it is, and Windows-1252, Excel's
 * old encoding, otherwise.
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
    throw new MesaError("archivo-ilegible", { params: { archivo: path }, cause: error });
  }
  if (encoding === undefined && !decodes(strict)) encoding = "windows-1252";
  const open = count.last === mark.lineFeed || count.last === mark.carriageReturn ? 0 : 1;
  return { encoding: encoding ?? "utf-8", lines: count.lines + open };
}

/** One buffer for the whole file: a stream's many would pile up, since nothing here makes V8 collect. */
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

/** Whether it is UTF-8 so far; without a piece, whether it also ends as UTF-8. */
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
    if (byte === mark.quote) count.quoted = !count.quoted;
    // Old Macintosh files end lines with a carriage return alone.
    else if (!count.quoted && (byte === mark.lineFeed || byte === mark.carriageReturn)) {
      if (byte === mark.carriageReturn || count.last !== mark.carriageReturn) count.lines += 1;
    }
    if (byte !== 0) count.last = byte;
  }
}
