import type { Capture } from "../domain/evidence.ts";
import type { DocumentFact } from "../ports/documents.ts";
import { pageMargin } from "./draw-capture.ts";
import { drawFact, ensureHeight, faint, ink } from "./draw-facts.ts";
import { toWinAnsi } from "./winansi.ts";
import { heightOfText, writeText } from "./write-text.ts";

/** Draws the first page or pages: title, table of facts, list of captures with their digests. */
export function drawCover(
  document: PDFKit.PDFDocument,
  request: {
    readonly title: string;
    readonly facts: readonly DocumentFact[];
    readonly captures: readonly Capture[];
  },
): void {
  document.addPage({ size: "A4", margin: pageMargin });
  document.font("Helvetica-Bold").fontSize(20).fillColor(ink).text(toWinAnsi(request.title));
  document.moveDown(0.2).font("Helvetica").fontSize(10).fillColor(faint);
  document.text("Mesa de Servicios · Servicio Nacional de Aduana del Ecuador");
  document.moveDown(1.2);
  for (const [label, value] of request.facts) drawFact(document, label, value);
  document.moveDown(1.5);
  document.x = pageMargin;
  document.font("Helvetica-Bold").fontSize(12).fillColor(ink).text("Capturas");
  document.moveDown(0.4);
  request.captures.forEach((capture, index) => drawEntry(document, capture, index + 1));
}

function drawEntry(document: PDFKit.PDFDocument, capture: Capture, number: number): void {
  const width = document.page.width - 2 * pageMargin - 24;
  const caption = capture.caption === "" ? "(sin leyenda)" : capture.caption;
  const size = `${capture.width} × ${capture.height} píxeles · ${capture.bytes} bytes`;
  const taken = capture.taken === undefined ? "" : ` · fecha en el archivo: ${capture.taken}`;
  const facts = `${capture.name} · ${size}${taken}`;
  document.font("Helvetica-Bold").fontSize(10.5);
  const height = heightOfText(document, "Helvetica-Bold", caption, { width }) + 34;
  ensureHeight(document, height);
  const top = document.y;
  document.fillColor(ink).text(`${number}.`, pageMargin, top, { width: 22 });
  writeText(document, "Helvetica-Bold", caption, { x: pageMargin + 24, y: top }, { width });
  document.font("Helvetica").fontSize(9).fillColor(faint);
  writeText(document, "Helvetica", facts, {}, { width });
  document.font("Courier").fontSize(7.5).text(`SHA-256 ${capture.sha256}`, { width });
  document.moveDown(0.9);
}
