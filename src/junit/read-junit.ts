import { constants } from "node:fs";
import { open } from "node:fs/promises";
import sax, { type SaxParser, type SaxTag } from "sax";
import type { PieceDecoder } from "../domain/text-encoding.ts";
import { MesaError, type MessageParams } from "../errors/mesa-error.ts";
import { unfitFile, unreadableFile } from "../errors/unreadable-file.ts";
import type { ReportDoubt, TestCase } from "../ports/ci.ts";
import { JunitCases } from "./junit-cases.ts";
import { reportDecoder } from "./report-text.ts";
import { TestAttempts, type Attempt } from "./test-attempts.ts";

/** Size of the pieces a report is read in. Larger strings are only freed by a full garbage collection. */
const pieceBytes = 8 * 1024;
/** Longest attribute, comment or name allowed. */
const maxTokenCharacters = 4 * 1024 * 1024;

/** Beginning of a document that may be a report, and what else looks like markup. */
const reportStart = /<\?xml[\s?]|<!DOCTYPE|<(?:[\w.-]+:)?testsuites?[\s/>]/;
const markupStart = /<(?:!--|[A-Za-z_])/;

/** Text before the first tag that is still looked through for one. */
const maxLeadCharacters = 1024 * 1024;

/** Formats of other tools by their root elements, for the message. */
const otherFormats: ReadonlyMap<string, string> = new Map([
  ["test-run", "NUnit 3"],
  ["test-results", "NUnit 2"],
  ["assemblies", "xUnit.net"],
  ["assembly", "xUnit.net"],
  ["TestRun", "MSTest (TRX)"],
  ["html", "HTML"],
  ["coverage", "Cobertura"],
  ["checkstyle", "Checkstyle"],
]);

/**
 * Reads a JUnit XML report piece by piece, so that memory does not grow with the file. Text before,
 * between and after the documents in it is left out. Declared entities are refused.
 *
 * @param visit  called with each test
 * @param doubt  called with what the report says of itself that its tests contradict
 * @returns when the file was last written
 * @throws MesaError `informe-invalido`, `archivo-ilegible`
 */
export async function readJunit(
  path: string,
  visit: (test: TestCase) => void,
  doubt: (doubt: ReportDoubt) => void = () => {},
): Promise<Date> {
  const invalid: Invalid = (causa, params = {}) =>
    new MesaError("informe-invalido", { params: { archivo: path, causa, ...params } });
  const attempts = new TestAttempts(visit);
  const documents = new Documents(attempts.take, doubt, invalid);
  try {
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      // A device or a pipe may never end.
      const unfit = unfitFile(path, await file.stat());
      if (unfit !== undefined) throw unfit;
      const piece = Buffer.alloc(pieceBytes);
      let decoder: PieceDecoder | undefined;
      for (;;) {
        const { bytesRead } = await file.read(piece, 0, pieceBytes);
        decoder ??= decoderOf(piece.subarray(0, bytesRead), invalid);
        if (bytesRead === 0) break;
        documents.read(decoder.piece(piece.subarray(0, bytesRead)));
      }
      documents.read(decoder.end());
      documents.end();
      attempts.end();
      return (await file.stat()).mtime;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw error instanceof MesaError ? error : unreadableFile(path, error);
  }
}

type Invalid = (cause: string, params?: MessageParams) => MesaError;

/** The XML documents of a text that comes in pieces. */
class Documents {
  readonly #visit: (attempt: Attempt) => void;
  readonly #doubt: (doubt: ReportDoubt) => void;
  readonly #invalid: Invalid;
  #open: { readonly parser: SaxParser; readonly cases: JunitCases; taken: number } | undefined;
  /** Text outside of documents in which the next one may have begun. */
  #outside = "";
  #lines = 0;
  #count = 0;

  constructor(
    visit: (attempt: Attempt) => void,
    doubt: (doubt: ReportDoubt) => void,
    invalid: Invalid,
  ) {
    this.#visit = visit;
    this.#doubt = doubt;
    this.#invalid = invalid;
  }

  read(text: string): void {
    let rest = text;
    while (rest !== "") rest = this.#open === undefined ? this.#seek(rest) : this.#feed(rest);
  }

  /** @throws MesaError `informe-invalido` where a document is cut off, or there is none */
  end(): void {
    if (this.#open === undefined && this.#count === 0) {
      const from = this.#outside.search(markupStart);
      if (from === -1) throw this.#invalid(this.#outside.trim() === "" ? "vacio" : "sin-xml");
      const markup = this.#outside.slice(from);
      this.#outside = "";
      this.#begin();
      this.read(markup);
    }
    if (this.#open === undefined) return;
    throw this.#invalid("cortado");
  }

  /** Looks for the beginning of a document; returns what is left to be read. */
  #seek(text: string): string {
    this.#outside += text;
    const from = this.#outside.search(reportStart);
    if (from === -1) {
      if (this.#outside.length > maxLeadCharacters && this.#count === 0)
        throw this.#invalid("sin-xml");
      if (this.#count > 0) {
        this.#lines += lineEnds(this.#outside.slice(0, -tagCharacters));
        this.#outside = this.#outside.slice(-tagCharacters);
      }
      return "";
    }
    const rest = this.#outside.slice(from);
    this.#lines += lineEnds(this.#outside.slice(0, from));
    this.#outside = "";
    this.#begin();
    return rest;
  }

  #begin(): void {
    this.#count += 1;
    const cases = new JunitCases(this.#visit, this.#doubt);
    const linesBefore = this.#lines;
    this.#open = { parser: createParser(cases, this.#invalid, linesBefore), cases, taken: 0 };
  }

  /** Gives text to the open document; returns what follows its end. */
  #feed(text: string): string {
    const open = this.#open;
    if (open === undefined) return text;
    feed(open.parser, text, this.#invalid);
    const { rootEnd } = open.cases;
    const taken = open.taken;
    open.taken += text.length;
    if (rootEnd === undefined) return "";
    const rest = text.slice(rootEnd - taken);
    // The parser has read to the end of the text, beyond the document's own end.
    this.#lines += open.parser.line - lineEnds(rest);
    this.#open = undefined;
    return rest;
  }
}

function lineEnds(text: string): number {
  return text.split("\n").length - 1;
}

/** Characters that a tag's beginning can be cut off at between two pieces. */
const tagCharacters = 64;

/** The cause of a document that is not well formed, from the parser's own words. */
function xmlFault(words: string): string {
  if (/attribut/i.test(words)) return "xml-atributo";
  if (/unencoded|unescaped|entity/i.test(words)) return "xml-signo";
  return /clos(?:ing|e) tag|unmatched|unclosed/i.test(words) ? "xml-etiqueta" : "xml";
}

function createParser(cases: JunitCases, invalid: Invalid, linesBefore: number): SaxParser {
  const parser = sax.parser(true, { position: true });
  // The parser's own limit of 64 KiB is too small for long messages; `feed` checks the length instead.
  parser.bufferCheckPosition = Number.POSITIVE_INFINITY;
  return Object.assign(parser, {
    onerror(error: Error): void {
      const [what = ""] = error.message.split("\n");
      // What follows the root is no part of it; entities that XML lacks are left as they stand.
      if (cases.rootEnd !== undefined || what === "Invalid character entity") parser.error = null;
      else throw invalid(xmlFault(what), { linea: linesBefore + parser.line + 1 });
    },
    ondoctype(doctype: string): void {
      if (doctype.includes("[")) throw invalid("doctype");
    },
    onopentag({ name, attributes }: SaxTag): void {
      if (cases.opens(localName(name), attributes)) return;
      const formato = otherFormats.get(localName(name));
      throw invalid(formato === undefined ? "otra-raiz" : "otro-formato", {
        raiz: `<${name.slice(0, 60)}>`,
        formato: formato ?? "",
      });
    },
    onclosetag(name: string): void {
      cases.closes(localName(name), parser.position);
    },
    ontext: (text: string) => cases.says(text.replaceAll(/\r\n?/g, "\n")),
    oncdata: (text: string) => cases.says(text.replaceAll(/\r\n?/g, "\n")),
  });
}

/** An element's name without the prefix of its namespace. */
function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function feed(parser: SaxParser, text: string, invalid: Invalid): void {
  parser.write(text);
  // Hands text on, so that the parser does not collect a long one.
  parser.flush();
  const { attribValue, comment, doctype, procInstBody, sgmlDecl, tagName } = parser;
  const held = [attribValue, comment, doctype, procInstBody, sgmlDecl, tagName];
  if (held.some((one) => one.length > maxTokenCharacters))
    throw invalid("largo", { maximo: maxTokenCharacters / 2 ** 20 });
}

function decoderOf(head: Buffer, invalid: Invalid): PieceDecoder {
  const decoder = reportDecoder(head);
  if (decoder === undefined) throw invalid("codificacion");
  return decoder;
}
