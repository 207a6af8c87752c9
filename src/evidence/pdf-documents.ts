import PDFDocument from "pdfkit";
import type { EvidenceDocuments } from "../ports/documents.ts";
import type { OpenConverter } from "../ports/image-converter.ts";
import { buildEvidencePdf } from "./build-evidence-pdf.ts";
import { buildTextPdf } from "./build-text-pdf.ts";
import { loadFonts } from "./fonts.ts";
import { sharePackedStreams } from "./shared-streams.ts";
import { unshownIn } from "./write-text.ts";

/** The part of `EvidenceDocuments` that needs PDFKit. */
type PdfDocuments = Pick<EvidenceDocuments, "build" | "buildText" | "unshown">;

/** Makes documents; fonts, and what was packed before, are shared by all of them. */
export function createPdfDocuments(converter: OpenConverter): PdfDocuments {
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
    build: (request, path) => buildEvidencePdf(request, path, tools),
    buildText: buildTextPdf,
    unshown: (text) => Promise.resolve(unshownIn(fontLookUp(), text)),
  };
}
