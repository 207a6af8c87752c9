import type { EvidenceDocuments } from "../ports/documents.ts";
import { buildEvidencePdf } from "./build-evidence-pdf.ts";
import { buildTextPdf } from "./build-text-pdf.ts";
import { checkAttachment, checkCapture } from "./check-file.ts";
import { loadFonts } from "./fonts.ts";

/** The operator's files on the real disk. */
export function createEvidenceDocuments(): EvidenceDocuments {
  const fonts = loadFonts();
  return {
    checkCapture,
    checkAttachment,
    build: (request, path) => buildEvidencePdf(request, path, fonts),
    buildText: buildTextPdf,
  };
}
