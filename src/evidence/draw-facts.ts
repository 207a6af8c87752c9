import { pageMargin } from "./draw-capture.ts";
import type { TagContent } from "./tag-content.ts";
import { heightOfText, writeText } from "./write-text.ts";

/** In points, 72 to the inch. */
const labelWidth = 130;
const rowPadding = 5;
const footerHeight = 30;

export const ink = "#1a1a1a";
export const faint = "#5a5a5a";
const rule = "#c8c8c8";
const band = "#f1f4f8";

/** Draws one row of the table of facts; a long value is continued in further rows. */
export function drawFact(
  document: PDFKit.PDFDocument,
  name: string,
  text: string,
  tag: TagContent = (_type, draw) => draw(),
): void {
  const labelLayout = { width: labelWidth - 2 * rowPadding };
  const width = document.page.width - 2 * pageMargin - labelWidth - 2 * rowPadding;
  document.font("Helvetica").fontSize(10.5);
  for (const piece of piecesOf(document, text, width)) {
    const labelHeight = heightOfText(document, "Helvetica-Bold", name, labelLayout);
    const height = Math.max(piece.height, labelHeight) + 2 * rowPadding;
    ensureHeight(document, height);
    const top = document.y;
    document.rect(pageMargin, top, labelWidth, height).fill(band);
    document.fillColor(ink);
    const labelPlace = { x: pageMargin + rowPadding, y: top + rowPadding };
    const place = { x: pageMargin + labelWidth + rowPadding, y: top + rowPadding };
    tag("P", () => {
      writeText(document, "Helvetica-Bold", name, labelPlace, labelLayout);
      writeText(document, "Helvetica", piece.text, place, { width });
    });
    document.y = top + height;
    const right = document.page.width - pageMargin;
    document.moveTo(pageMargin, document.y).lineTo(right, document.y).lineWidth(0.5).stroke(rule);
  }
}

interface Piece {
  readonly text: string;
  /** In points. */
  readonly height: number;
}

/** Cuts text at blanks so that no piece is higher than half a page. */
function piecesOf(document: PDFKit.PDFDocument, text: string, width: number): readonly Piece[] {
  const height = heightOfText(document, "Helvetica", text, { width });
  if (height < document.page.height / 2) return [{ text, height }];
  const middle = text.lastIndexOf(" ", text.length / 2);
  const at = middle > 0 ? middle : Math.floor(text.length / 2);
  return [text.slice(0, at), text.slice(at).trimStart()].flatMap((half) =>
    piecesOf(document, half, width),
  );
}

/** The points that are left on the page above its footer. */
export function heightLeft(document: PDFKit.PDFDocument): number {
  return document.page.height - pageMargin - footerHeight - document.y;
}

/** Adds a page unless this one has at least `height` points left. */
export function ensureHeight(document: PDFKit.PDFDocument, height: number): void {
  // Sums of heights are a little off.
  if (height <= heightLeft(document) + 0.01) return;
  document.addPage({ size: "A4", margin: pageMargin });
}
