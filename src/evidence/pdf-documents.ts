import { mkdtemp } from "node:fs/promises";
import PDFDocument from "pdfkit";
import { createGate } from "../domain/gate.ts";
import { diskError, removeFolder } from "../platform/files/replace-file.ts";
import type { EvidenceDocuments } from "../ports/documents.ts";
import type { OpenConverter } from "../ports/image-converter.ts";
import { buildEvidencePdf } from "./build-evidence-pdf.ts";
import { buildTextPdf } from "./build-text-pdf.ts";
import { maxFileBytes } from "./examine-file.ts";
import { loadFonts } from "./fonts.ts";
import { reduceCaptures } from "./reduce-captures.ts";
import { sharePackedStreams } from "./shared-streams.ts";
import { unshownIn } from "./write-text.ts";

/** The part of `EvidenceDocuments` that needs PDFKit. */
type PdfDocuments = Pick<EvidenceDocuments, "build" | "buildSmaller" | "buildText" | "unshown">;

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
  // The pixels of large pictures fit into memory for one document at a time.
  const largeDocuments = createGate(() => 1);
  return {
    build: (request, path, maxBytes) => {
      const make = () => buildEvidencePdf(request, path, tools, maxBytes);
      const isLarge = request.captures.some(({ bytes }) => bytes > maxFileBytes);
      return isLarge ? largeDocuments(make) : make();
    },
    buildSmaller: (request, path, { excess, maxBytes }) =>
      largeDocuments(async () => {
        const folder = await folderBeside(path);
        try {
          const captures = await reduceCaptures(request.captures, { excess, folder }, converter);
          return await buildEvidencePdf({ ...request, captures }, path, tools, maxBytes);
        } finally {
          await removeFolder(folder);
        }
      }),
    buildText: buildTextPdf,
    unshown: (text) => Promise.resolve(unshownIn(fontLookUp(), text)),
  };
}

/** Makes a folder for the pictures of a document. @throws MesaError `disco` */
async function folderBeside(path: string): Promise<string> {
  try {
    return await mkdtemp(`${path}-`);
  } catch (error) {
    throw diskError(path, error);
  }
}
