import type { EvidenceRoom } from "../ports/evidence-room.ts";
import { buildEvidencePdf } from "./build-evidence-pdf.ts";
import { buildTextPdf } from "./build-text-pdf.ts";
import { checkAttachment, checkCapture } from "./check-file.ts";

/** The operator's files on the real disk. */
export const evidenceRoom: EvidenceRoom = {
  checkCapture,
  checkAttachment,
  build: buildEvidencePdf,
  buildText: buildTextPdf,
};
