import type { Capture } from "../domain/evidence.ts";
import { heightOfText, writeText } from "./write-text.ts";

/** In points, 72 to the inch. */
export const pageMargin = 40;
const footerHeight = 30;
/** The size of a page in points. */
const a4 = { width: 595.28, height: 841.89 } as const;

/** The place of an image on its page, in points. */
export interface ImagePlace {
  readonly top: number;
  readonly fit: [width: number, height: number];
}

/** Adds a page with the caption of a capture and returns the place left for the image. */
export function addCapturePage(
  document: PDFKit.PDFDocument,
  capture: Capture,
  number: number,
): ImagePlace {
  const caption = `Captura ${number}. ${capture.caption}`.trim();
  const layout = largerLayout(document, capture, caption);
  document.addPage({ size: "A4", layout, margin: pageMargin });
  document.font("Helvetica-Bold").fontSize(12).fillColor("#1a1a1a");
  writeText(document, "Helvetica-Bold", caption);
  const top = document.y + 8;
  return {
    top,
    fit: [
      document.page.width - 2 * pageMargin,
      document.page.height - pageMargin - footerHeight - top,
    ],
  };
}

/** The page layout in which the image is larger. */
function largerLayout(
  document: PDFKit.PDFDocument,
  { width, height }: Capture,
  caption: string,
): "portrait" | "landscape" {
  document.font("Helvetica-Bold").fontSize(12);
  const scale = (pageWidth: number, pageHeight: number): number => {
    const textWidth = pageWidth - 2 * pageMargin;
    const text = heightOfText(document, "Helvetica-Bold", caption, { width: textWidth }) + 8;
    return Math.min(
      textWidth / width,
      (pageHeight - 2 * pageMargin - footerHeight - text) / height,
    );
  };
  return scale(a4.height, a4.width) > scale(a4.width, a4.height) ? "landscape" : "portrait";
}

/** Draws the footer of a page: the capture's file name and digest, if there is one, and the page number. */
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
  const textWidth = width - 2 * pageMargin;
  document.fillColor("#5a5a5a");
  if (capture !== undefined) {
    const line = { width: textWidth - 90, height: 9, ellipsis: true };
    document.font("Helvetica").fontSize(8);
    writeText(document, "Helvetica", capture.name, { x: pageMargin, y: top }, line);
    document
      .font("Courier")
      .fontSize(7)
      .text(`SHA-256 ${capture.sha256}`, pageMargin, top + 11, { width: textWidth });
  }
  document.font("Helvetica").fontSize(8);
  document.text(`Página ${page} de ${pages}`, pageMargin, top, {
    width: textWidth,
    align: "right",
  });
  margins.bottom = bottom;
}
