import type { EvidenceRoom } from "../ports/evidence-documents.ts";
import { buildEvidencePdf } from "./build-evidence-pdf.ts";
import { buildTextPdf } from "./build-text-pdf.ts";
import { checkAttachment, checkCapture } from "./check-file.ts";
import { createFontShelf } from "./fonts.ts";

/** The operator's files on the real disk. */
export function createEvidenceRoom(): EvidenceRoom {
  const fonts = createFontShelf();
  return {
    checkCapture,
    checkAttachment,
    build: (request, path) => buildEvidencePdf(request, path, fonts),
    buildText: buildTextPdf,
  };
}
