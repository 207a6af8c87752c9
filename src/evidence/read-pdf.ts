import { inflateSync } from "node:zlib";
import { pdfBody, readSyntax } from "./pdf-syntax.ts";

export type PdfTrouble =
  | "archivo-danado"
  | "pdf-cifrado"
  | "pdf-contenido-activo"
  | "pdf-en-blanco";

/** An object stream that unpacks to more counts as damaged: it may be meant to fill the memory. */
const maxStreamBytes = 16 * 1024 * 1024;
/** The same limit for all object streams of a document together. */
const maxTotalBytes = 64 * 1024 * 1024;

/** The header may stand behind other bytes, such as a BOM or a blank line (ISO 32000-1, annex H.3.4.1). */
const maxHeaderOffsetBytes = 1024;
/** Bytes before the end of a document where its end mark must stand, NULs and blanks not counted. */
const tailBytes = 2048;

/** Names of actions that run by themselves and of hidden content (ISO 32000-1, 12.6). */
const activeContent =
  /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|AA|GoToE|Movie|Sound|Rendition)(?![A-Za-z0-9])/;

/** Whether bytes have the header of a PDF where readers look for it. */
export function hasPdfHeader(bytes: Buffer): boolean {
  const at = bytes.subarray(0, maxHeaderOffsetBytes + 5).indexOf("%PDF-");
  return at >= 0 && at < maxHeaderOffsetBytes;
}

/**
 * Checks a PDF without drawing it: that it begins and ends as a PDF, has pages with something on them,
 * is not encrypted and has no active content, also within its object streams. Words in its strings and
 * comments are text.
 *
 * @returns its number of pages, or what is wrong with it
 */
export function readPdf(
  bytes: Buffer,
): { readonly pages: number } | { readonly trouble: PdfTrouble } {
  const end = endOf(bytes);
  const tail = bytes.toString("latin1", Math.max(0, end - tailBytes), end);
  if (!hasPdfHeader(bytes) || !tail.includes("%%EOF") || !tail.includes("startxref")) {
    return { trouble: "archivo-danado" };
  }
  const objects = pdfBody(bytes);
  if (objects === undefined) return { trouble: "archivo-danado" };
  const dictionaries = objects.map(({ syntax }) => decodeNames(syntax));
  // Object streams of an encrypted document are encrypted, too.
  if (dictionaries.some((one) => /\/Encrypt(?![A-Za-z0-9])/.test(one))) {
    return { trouble: "pdf-cifrado" };
  }
  const texts = [...dictionaries];
  let total = 0;
  for (const [index, dictionary] of dictionaries.entries()) {
    const body = objects[index]?.body;
    if (body === undefined || !/\/Type\s*\/ObjStm(?![A-Za-z0-9])/.test(dictionary)) continue;
    const unpacked = unpack(bytes.subarray(body, bodyEnd(bytes, body, dictionary)), dictionary);
    total += unpacked?.length ?? 0;
    if (unpacked === undefined || total > maxTotalBytes) return { trouble: "archivo-danado" };
    texts.push(...objectsWithin(unpacked, dictionary).map(decodeNames));
  }
  if (texts.some((one) => activeContent.test(one))) return { trouble: "pdf-contenido-activo" };
  const pages = texts.filter((one) => /\/Type\s*\/Page(?![A-Za-z0-9])/.test(one));
  if (pages.length === 0) return { trouble: "archivo-danado" };
  return pages.some(hasContent) ? { pages: pages.length } : { trouble: "pdf-en-blanco" };
}

/** Whether a page draws anything (7.7.3.3): a stamp may be all that stands on it. */
function hasContent(page: string): boolean {
  return /\/(?:Contents|Annots)(?![A-Za-z0-9])(?!\s*\[\s*\])/.test(page);
}

const blanks = Buffer.from("\0\t\n\f\r ");

/** Where the document ends, without the NULs and blanks that some programs append. */
function endOf(bytes: Buffer): number {
  let end = bytes.length;
  while (end > 0 && blanks.includes(bytes[end - 1] ?? 0)) end -= 1;
  return end;
}

/** Where the data of a stream ends: by its length where that is right, else at the next end mark. */
function bodyEnd(bytes: Buffer, body: number, dictionary: string): number {
  const length = Number(/\/Length\s+(\d{1,10})(?!\s+\d+\s+R)/.exec(dictionary)?.[1] ?? Number.NaN);
  const end = body + length;
  if (/^\s*endstream/.test(bytes.toString("latin1", end, end + 16))) return end;
  const mark = bytes.indexOf("endstream", body);
  return mark === -1 ? bytes.length : mark;
}

/** The text of an object stream (7.5.7); undefined when it is damaged, too large or packed in a rare way. */
function unpack(packed: Buffer, dictionary: string): string | undefined {
  const filter = /\/Filter\s*(\[[^\]]*\]|\/[^\s/<>[\]()]+|\d+)/.exec(dictionary)?.[1];
  if (filter === undefined) return packed.toString("latin1");
  // A predictor would break names apart. No known program uses one here.
  const predicted = /\/Predictor\s+(?!1(?!\d))/.test(dictionary);
  if (predicted || !/^\[?\s*\/Fl(?:ateDecode)?\s*\]?$/.test(filter)) return undefined;
  try {
    return inflateSync(packed, { maxOutputLength: maxStreamBytes }).toString("latin1");
  } catch {
    return undefined;
  }
}

/** The syntax of each object of an object stream, which begins with pairs of number and offset. */
function objectsWithin(text: string, dictionary: string): readonly string[] {
  const first = Number(/\/First\s+(\d{1,10})/.exec(dictionary)?.[1] ?? 0);
  const numbers = text.slice(0, first).match(/\d+/g)?.map(Number) ?? [];
  const offsets = numbers.filter((_number, index) => index % 2 === 1);
  const starts = [...new Set([0, ...offsets.map((one) => first + one)])].toSorted((a, b) => a - b);
  return starts.map((start, index) => readSyntax(text.slice(start, starts[index + 1])).syntax);
}

/** Decodes escapes in names: `/J#61vaScript` is `/JavaScript` (7.3.5). */
function decodeNames(text: string): string {
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
