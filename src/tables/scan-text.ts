import { open } from "node:fs/promises";
import { createEncodingProbe, type TextEncoding } from "../domain/text-encoding.ts";
import { unreadableFile } from "../errors/unreadable-file.ts";
import type { TableNotice } from "../ports/table-files.ts";
import { createCodePageGuess } from "./guess-code-page.ts";

export interface ScannedText {
  readonly encoding: TextEncoding;
  /** Number of lines, not counting line ends within quotes: about the number of records. */
  readonly lines: number;
  /** What the user should know of the encoding. */
  readonly notices: readonly TableNotice[];
}

/** Bytes that matter for counting lines. */
const bytesOf = { quote: 0x22, lineFeed: 0x0a, carriageReturn: 0x0d } as const;

/** Bytes after which a quotation mark opens a cell: separators, line ends, another mark. */
const beforeQuotes = new Set(Array.from('\t,;|\n\r"', (letter) => letter.charCodeAt(0)));

/** Names of code pages as programs for spreadsheets show them. */
const codePageNames = {
  "windows-1252": "Windows-1252",
  ibm850: "MS-DOS (850)",
  macintosh: "Macintosh",
} as const;

/**
 * Reads a text file once to find its encoding and its number of lines. The encoding is UTF-16 or UTF-8
 * where the bytes say so, else Windows-1252 or one of Excel's older ones, MS-DOS and Macintosh: the one
 * in which the most letters are Spanish.
 *
 * @throws MesaError `archivo-ilegible`
 */
export async function scanText(path: string): Promise<ScannedText> {
  const probe = createEncodingProbe();
  const guess = createCodePageGuess();
  const count: LineCount = { lines: 0, all: 0, quoted: false, last: bytesOf.lineFeed };
  try {
    for await (const bytes of pieces(path)) {
      probe.piece(bytes);
      guess.piece(bytes);
      countLines(bytes, count);
    }
  } catch (error) {
    throw unreadableFile(path, error);
  }
  const open = count.last === bytesOf.lineFeed || count.last === bytesOf.carriageReturn ? 0 : 1;
  // A quotation mark that is never closed says nothing about lines.
  const lines = (count.quoted ? count.all : count.lines) + open;
  const found = probe.result();
  if (found !== undefined) {
    const palabras = found === "utf-8" ? guess.spoiltWords().join(", ") : "";
    const notice = { code: "letras-dudosas", params: { codificacion: "UTF-8", palabras } };
    return { encoding: found, lines, notices: palabras === "" ? [] : [notice] };
  }
  const { encoding, doubtful } = guess.result();
  const params = { codificacion: codePageNames[encoding], palabras: doubtful.join(", ") };
  const notices: TableNotice[] = [];
  if (doubtful.length > 0) notices.push({ code: "letras-dudosas", params });
  else if (encoding !== "windows-1252") notices.push({ code: "codificacion-antigua", params });
  return { encoding, lines, notices };
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

interface LineCount {
  /** Lines that end outside of quotes, and all. */
  lines: number;
  all: number;
  quoted: boolean;
  last: number;
}

function countLines(bytes: Buffer, count: LineCount): void {
  for (const byte of bytes) {
    if (byte === bytesOf.quote) {
      if (count.quoted) count.quoted = false;
      else if (beforeQuotes.has(count.last)) count.quoted = true;
    } else if (byte === bytesOf.lineFeed || byte === bytesOf.carriageReturn) {
      // Old Macintosh files end lines with a carriage return alone.
      if (byte === bytesOf.carriageReturn || count.last !== bytesOf.carriageReturn) {
        count.all += 1;
        if (!count.quoted) count.lines += 1;
      }
    }
    if (byte !== 0) count.last = byte;
  }
}
