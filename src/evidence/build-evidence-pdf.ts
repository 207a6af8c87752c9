import { randomUUID } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import PDFDocument from "pdfkit";
import { isAltered, type Capture, type EvidenceDocument } from "../domain/evidence.ts";
import { diskError, removeFile, replaceFile } from "../platform/files/replace-file.ts";
import type { EvidenceRequest } from "../ports/documents.ts";
import type { OpenConverter } from "../ports/image-converter.ts";
import { drawCover } from "./draw-cover.ts";
import { openDigested, type DigestedFile } from "./digested-file.ts";
import { embeddableImage, isWritten, type PackedPictures } from "./embed-image.ts";
import { drawCapturePage, drawFooter } from "./draw-capture.ts";
import type { Fonts } from "./fonts.ts";
import { pictureOf } from "./picture-of.ts";
import { beginStructure } from "./tag-content.ts";

/** What a document is drawn with. */
interface DrawingTools {
  readonly fonts: Fonts;
  /** Has a new document take packed streams from earlier ones. */
  readonly sharePacked: (document: PDFKit.PDFDocument) => void;
  readonly pictures: PackedPictures;
  readonly converter: OpenConverter;
}

/**
 * Makes the evidence document: a cover with the request's facts and the list of captures, then one
 * capture per page. The same input gives the same bytes. The document is written to a temporary file
 * with one capture in memory at a time, and renamed when it is complete.
 *
 * @param maxBytes  a larger document is removed again
 * @throws MesaError `disco`; `archivo-ilegible` when a capture has changed since it was checked
 */
export async function buildEvidencePdf(
  request: EvidenceRequest,
  path: string,
  tools: DrawingTools,
  maxBytes = Number.POSITIVE_INFINITY,
): Promise<EvidenceDocument> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const file = openDigested(temporary);
    try {
      const { pages, captures } = await drawDocument(request, file, tools);
      const written = file.finish();
      await (written.bytes > maxBytes ? removeFile(temporary) : replaceFile(temporary, path));
      return { path, name: "evidencia.pdf", pages, ...written, captures };
    } finally {
      file.abandon();
    }
  } catch (error) {
    await removeFile(temporary);
    throw diskError(path, error);
  }
}

/** Draws the document into the file. @returns its number of pages, and its captures with what it shows */
async function drawDocument(
  request: EvidenceRequest,
  file: DigestedFile,
  { fonts, sharePacked, pictures, converter }: DrawingTools,
): Promise<Pick<EvidenceDocument, "pages" | "captures">> {
  const document = new PDFDocument({
    size: "A4",
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: "1.7",
    subset: "PDF/A-2b",
    tagged: true,
    lang: "es-EC",
    displayTitle: true,
    // `fonts` sets the fonts.
    font: "",
    info: { Title: request.title, CreationDate: request.date, ModDate: request.date },
  });
  sharePacked(document);
  fonts(document);
  const tag = beginStructure(document);
  drawCover(document, request, tag);
  const shown: Capture[] = [];
  for (const [index, capture] of request.captures.entries()) {
    const number = index + 1;
    const { kind, bytes, hidden } = await pictureOf(capture, converter);
    const picture = await embeddableImage(kind, bytes, `Captura${number}`, hidden, pictures);
    const digest = isAltered(capture) ? { sha256: picture.digest() } : {};
    shown.push({ ...capture, shown: { bytes: picture.dataBytes, ...digest } });
    drawCapturePage(document, { capture, number, picture, event: request.event }, tag);
    while (!isWritten(picture)) await nextTurn();
    writeReady(document, file);
  }
  const { start, count } = document.bufferedPageRange();
  const coverPages = count - request.captures.length;
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page);
    drawFooter(document, request.captures[page - coverPages], page + 1, count);
  }
  document.end();
  while (openObjects(document) > 0) await nextTurn();
  writeReady(document, file);
  return { pages: count, captures: shown };
}

/** Writes what PDFKit has finished so far. Newer Node versions return it in several pieces. */
function writeReady(document: PDFKit.PDFDocument, file: DigestedFile): void {
  for (;;) {
    const ready: unknown = document.read();
    if (!Buffer.isBuffer(ready)) return;
    file.write(ready);
  }
}

/** The number of unfinished objects. PDFKit counts them but has no event for the last one. */
function openObjects(document: PDFKit.PDFDocument): number {
  return Number(Reflect.get(document, "_waiting"));
}
