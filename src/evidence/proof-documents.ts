import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { ProofDocuments } from "../ports/documents.ts";
import { buildProofPdf } from "./build-proof-pdf.ts";
import { readAttachment } from "./read-attachment.ts";

/** Proofs of filing as PDF. */
export const proofDocuments: ProofDocuments = {
  build: buildProofPdf,
  attachment: readAttachment,
  async digest(path) {
    const digest = createHash("sha256");
    try {
      for await (const piece of createReadStream(path)) digest.update(piece);
      return digest.digest("hex");
    } catch {
      return undefined;
    }
  },
};
