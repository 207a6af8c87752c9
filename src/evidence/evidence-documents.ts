import PDFDocument from "pdfkit";
import type { EvidenceDocuments } from "../ports/documents.ts";
import type { OpenConverter } from "../ports/image-converter.ts";
import { buildEvidencePdf } from "./build-evidence-pdf.ts";
import { buildTextPdf } from "./build-text-pdf.ts";
import { checkAttachment, checkCapture, writeAttachment } from "./check-file.ts";
import { loadFonts } from "./fonts.ts";
import { shownPicture } from "./hidden-picture.ts";
import { pictureOf } from "./picture-of.ts";
import { reduceCaptures } from "./reduce-captures.ts";
import { sharePackedStreams } from "./shared-streams.ts";
import { stampCapture } from "./stamp-capture.ts";
import { unshownIn } from "./write-text.ts";

/**
 * Checks files on the real disk and makes documents from them; fonts, and what
 * was packed before, are shared by all documents.
 *
 * @param converter  opens what turns other kinds of pictures into PNG
 */
export function createEvidenceDocuments(
  converter: OpenConverter = () => Promise.resolve(undefined),
): EvidenceDocuments {
  const tools = {
    fonts: loadFonts(),
    sharePacked: sharePackedStreams(),
    pictures: new Map(),
    converter,
  };
  let lookUp: PDFKit.PDFDocument | undefined;
  /** A document that is never written: fonts can only be read by one. */
  const fontLookUp = () => (lookUp ??= new PDFDocument({ autoFirstPage: false, font: "" }));
  return {
    checkCapture: (path, caption, field, hide = []) =>
      checkCapture(path, caption, field, hide, converter),
    checkAttachment,
    writeAttachment,
    stampCapture,
    shownPicture: async (capture) => shownPicture(await pictureOf(capture, converter)),
    build: (request, path) => buildEvidencePdf(request, path, tools),
    reduce: (captures, goal) => reduceCaptures(captures, goal, converter),
    buildText: buildTextPdf,
    unshown: (text) => Promise.resolve(unshownIn(fontLookUp(), text)),
  };
}
