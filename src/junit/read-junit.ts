import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { TextDecoder } from "node:util";
import sax, { type SaxParser, type SaxTag } from "sax";
import { MesaError } from "../errors/mesa-error.ts";
import { unreadableFile } from "../errors/unreadable-file.ts";
import type { TestCase } from "../ports/ci.ts";
import { JunitCases } from "./junit-cases.ts";

/** Size of the pieces a report is read in. Larger strings are only freed by a full garbage collection. */
const pieceBytes = 8 * 1024;
/** Longest attribute, comment or name allowed. */
const maxTokenCharacters = 4 * 1024 * 1024;

/**
 * Reads a JUnit XML report piece by piece, so that memory does not grow with the file. A document type,
 * in which entities could be declared, is refused.
 *
 * @param visit  called with each test
 * @returns when the file was last written
 * @throws MesaError `informe-invalido`, `archivo-ilegible`
 */
export async function readJunit(path: string, visit: (test: TestCase) => void): Promise<Date> {
  const refuse = (detalle: string): MesaError =>
    new MesaError("informe-invalido", { params: { archivo: path, detalle } });
  const cases = new JunitCases(visit);
  const parser = createParser(cases, refuse);
  try {
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      // A device or a pipe may never end.
      if (!(await file.stat()).isFile()) throw refuse("JUnit XML");
      const piece = Buffer.alloc(pieceBytes);
      let decoder: TextDecoder | undefined;
      for (;;) {
        const { bytesRead } = await file.read(piece, 0, pieceBytes);
        decoder ??= decoderOf(piece.subarray(0, bytesRead), refuse);
        const text = decoder.decode(piece.subarray(0, bytesRead), { stream: bytesRead > 0 });
        if (text !== "") feed(parser, text, refuse);
        if (bytesRead === 0) break;
      }
      parser.close();
      if (!cases.complete) throw refuse("JUnit XML");
      return (await file.stat()).mtime;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof MesaError) throw error;
    throw unreadableFile(path, error);
  }
}

function createParser(cases: JunitCases, refuse: (detail: string) => MesaError): SaxParser {
  const parser = sax.parser(true, { position: true });
  // The parser's own limit of 64 KiB is too small for long messages; `feed` checks the length instead.
  parser.bufferCheckPosition = Number.POSITIVE_INFINITY;
  return Object.assign(parser, {
    onerror(error: Error): void {
      const [what = ""] = error.message.split("\n");
      throw refuse(`${what} (${parser.line + 1})`);
    },
    ondoctype(): void {
      throw refuse("<!DOCTYPE>");
    },
    onopentag({ name, attributes }: SaxTag): void {
      if (!cases.opens(name, attributes)) throw refuse(`<${name}>`);
    },
    onclosetag: (name: string) => cases.closes(name),
    ontext: (text: string) => cases.says(text.replaceAll(/\r\n?/g, "\n")),
    oncdata: (text: string) => cases.says(text.replaceAll(/\r\n?/g, "\n")),
  });
}

function feed(parser: SaxParser, text: string, refuse: (detail: string) => MesaError): void {
  parser.write(text);
  // Hands text on, so that the parser does not collect a long one.
  parser.flush();
  const { attribValue, comment, doctype, procInstBody, sgmlDecl, tagName } = parser;
  const held = [attribValue, comment, doctype, procInstBody, sgmlDecl, tagName];
  if (held.some((one) => one.length > maxTokenCharacters))
    throw refuse(`> ${maxTokenCharacters / 2 ** 20} MiB`);
}

/** The decoder for the byte-order mark, else for the XML declaration (XML 1.0, appendix F). */
function decoderOf(head: Buffer, refuse: (detail: string) => MesaError): TextDecoder {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder("utf-16le");
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder("utf-16be");
  const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']/.exec(
    head
      .subarray(0, 200)
      .toString("latin1")
      .replace(/^\u00ef\u00bb\u00bf/, ""),
  )?.[1];
  try {
    return new TextDecoder(declared ?? "utf-8");
  } catch {
    throw refuse(`encoding="${declared}"`);
  }
}
