import type { Capture } from "../domain/evidence.ts";
import type { CoverFact } from "../ports/evidence-room.ts";
import { pageMargin } from "./draw-capture.ts";
import { toWinAnsi } from "./winansi.ts";

/** Points: 72 to the inch. */
const labelWidth = 130;
const rowPadding = 5;
const footerRoom = 30;

const ink = "#1a1a1a";
const faint = "#5a5a5a";
const rule = "#c8c8c8";
const band = "#f1f4f8";

/** The first page or pages: title, the table of facts, the list of captures with their digests. */
export function drawCover(
  document: PDFKit.PDFDocument,
  request: {
    readonly title: string;
    readonly facts: readonly CoverFact[];
    readonly captures: readonly Capture[];
  },
): void {
  document.addPage({ size: "A4", margin: pageMargin });
  document.font("Helvetica-Bold").fontSize(20).fillColor(ink).text(toWinAnsi(request.title));
  document.moveDown(0.2).font("Helvetica").fontSize(10).fillColor(faint);
  document.text("Mesa de Servicios · Servicio Nacional de Aduana del Ecuador");
  document.moveDown(1.2);
  for (const [label, value] of request.facts)
    drawFact(document, toWinAnsi(label), toWinAnsi(value));
  document.moveDown(1.5);
  document.x = pageMargin;
  document.font("Helvetica-Bold").fontSize(12).fillColor(ink).text("Capturas");
  document.moveDown(0.4);
  request.captures.forEach((capture, index) => drawEntry(document, capture, index + 1));
}

/** One row of the table; a value longer than a page goes on in the next. */
function drawFact(document: PDFKit.PDFDocument, label: string, value: string): void {
  const width = document.page.width - 2 * pageMargin - labelWidth - 2 * rowPadding;
  document.font("Helvetica").fontSize(10.5);
  for (const piece of piecesOf(document, value, width)) {
    const height = document.heightOfString(piece, { width }) + 2 * rowPadding;
    makeRoom(document, height);
    const top = document.y;
    document.rect(pageMargin, top, labelWidth, height).fill(band);
    document.font("Helvetica-Bold").fillColor(ink);
    document.text(label, pageMargin + rowPadding, top + rowPadding, {
      width: labelWidth - 2 * rowPadding,
    });
    document.font("Helvetica");
    document.text(piece, pageMargin + labelWidth + rowPadding, top + rowPadding, { width });
    document.y = top + height;
    const right = document.page.width - pageMargin;
    document.moveTo(pageMargin, document.y).lineTo(right, document.y).lineWidth(0.5).stroke(rule);
  }
}

/** Cut at line ends so that no piece is higher than half a page. */
function piecesOf(document: PDFKit.PDFDocument, text: string, width: number): readonly string[] {
  if (document.heightOfString(text, { width }) < document.page.height / 2) return [text];
  const middle = text.lastIndexOf(" ", text.length / 2);
  const at = middle > 0 ? middle : Math.floor(text.length / 2);
  return [text.slice(0, at), text.slice(at).trimStart()].flatMap((half) =>
    piecesOf(document, half, width),
  );
}

function drawEntry(document: PDFKit.PDFDocument, capture: Capture, number: number): void {
  const width = document.page.width - 2 * pageMargin - 24;
  const caption = toWinAnsi(capture.caption === "" ? "(sin leyenda)" : capture.caption);
  const facts = toWinAnsi(
    `${capture.name} · ${capture.width} × ${capture.height} píxeles · ${capture.bytes} bytes`,
  );
  document.font("Helvetica-Bold").fontSize(10.5);
  const height = document.heightOfString(caption, { width }) + 34;
  makeRoom(document, height);
  const top = document.y;
  document.fillColor(ink).text(`${number}.`, pageMargin, top, { width: 22 });
  document.text(caption, pageMargin + 24, top, { width });
  document.font("Helvetica").fontSize(9).fillColor(faint).text(facts, { width });
  document.font("Courier").fontSize(7.5).text(`SHA-256 ${capture.sha256}`, { width });
  document.moveDown(0.9);
}

function makeRoom(document: PDFKit.PDFDocument, height: number): void {
  if (document.y + height <= document.page.height - pageMargin - footerRoom) return;
  document.addPage({ size: "A4", margin: pageMargin });
}
