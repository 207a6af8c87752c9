import { inflateSync } from "node:zlib";

/** The unpacked data of every compressed stream of a PDF. */
export function pdfStreams(pdf: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let at = pdf.indexOf("stream\n"); at !== -1; at = pdf.indexOf("stream\n", at + 7)) {
    if (pdf.toString("latin1", at - 3, at) === "end") continue;
    const end = pdf.indexOf("endstream", at);
    try {
      found.push(inflateSync(pdf.subarray(at + 7, end)));
    } catch {
      // It is not compressed: the PDF's own bytes have it.
    }
  }
  return found;
}
