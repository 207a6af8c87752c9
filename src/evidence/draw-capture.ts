import type { Capture } from "../domain/evidence.ts";
import { toWinAnsi } from "./winansi.ts";

/** Points: 72 to the inch. */
export const pageMargin = 40;
const footerRoom = 30;
const a4 = { width: 595.28, height: 841.89 } as const;

/** Where an image goes on its page. */
export interface ImagePlace {
  readonly top: number;
  readonly fit: [width: number, height: number];
}

/** A page for one capture with its caption; the image gets as much room as the page has. */
export function addCapturePage(
  document: PDFKit.PDFDocument,
  capture: Capture,
  number: number,
): ImagePlace {
  const caption = toWinAnsi(`Captura ${number}. ${capture.caption}`.trim());
  const layout = largerLayout(document, capture, caption);
  document.addPage({ size: "A4", layout, margin: pageMargin });
  document.font("Helvetica-Bold").fontSize(12).fillColor("#1a1a1a").text(caption);
  const top = document.y + 8;
  return {
    top,
    fit: [
      document.page.width - 2 * pageMargin,
      document.page.height - pageMargin - footerRoom - top,
    ],
  };
}

function largerLayout(
  document: PDFKit.PDFDocument,
  { width, height }: Capture,
  caption: string,
): "portrait" | "landscape" {
  document.font("Helvetica-Bold").fontSize(12);
  const scale = (pageWidth: number, pageHeight: number): number => {
    const room = pageWidth - 2 * pageMargin;
    const text = document.heightOfString(caption, { width: room }) + 8;
    return Math.min(room / width, (pageHeight - 2 * pageMargin - footerRoom - text) / height);
  };
  return scale(a4.height, a4.width) > scale(a4.width, a4.height) ? "landscape" : "portrait";
}

/** The last lines of a page: which file it shows, and which page it is. */
export function drawFooter(
  document: PDFKit.PDFDocument,
  capture: Capture | undefined,
  page: number,
  pages: number,
): void {
  const { width, height, margins } = document.page;
  const bottom = margins.bottom;
  margins.bottom = 0;
  const top = height - pageMargin - 4;
  const room = width - 2 * pageMargin;
  document.fillColor("#5a5a5a");
  if (capture !== undefined) {
    const name = toWinAnsi(capture.name);
    document
      .font("Helvetica")
      .fontSize(8)
      .text(name, pageMargin, top, { width: room - 90, height: 9, ellipsis: true });
    document
      .font("Courier")
      .fontSize(7)
      .text(`SHA-256 ${capture.sha256}`, pageMargin, top + 11, { width: room });
  }
  document.font("Helvetica").fontSize(8);
  document.text(`Página ${page} de ${pages}`, pageMargin, top, { width: room, align: "right" });
  margins.bottom = bottom;
}
