import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { buffer } from "node:stream/consumers";
import PDFDocument from "pdfkit";
import type { ProofDocuments, ProofPages } from "../ports/documents.ts";
import { drawFooter, pageMargin } from "./draw-capture.ts";
import { drawFact, ensureHeight, faint, ink } from "./draw-facts.ts";
import { unshownIn } from "./write-text.ts";
import { toWinAnsi } from "./winansi.ts";

const alarm = "#9a3412";

/**
 * Makes the PDF of a proof with the proof's JSON attached. Nothing is compressed: zlib's output differs
 * between Node versions, and the same proof must give the same bytes years later.
 */
const buildProofPdf: ProofDocuments["build"] = async (pages, attachment, date) => {
  const document = new PDFDocument({
    size: "A4",
    margin: pageMargin,
    autoFirstPage: false,
    bufferPages: true,
    compress: false,
    pdfVersion: "1.7",
    lang: "es-EC",
    displayTitle: true,
    info: { Title: pages.title, Subject: pages.subtitle, CreationDate: date, ModDate: date },
  });
  const bytes = buffer(document);
  document.file(Buffer.from(attachment), {
    name: "comprobante.json",
    type: "application/json",
    description: pages.title,
    creationDate: date,
    modifiedDate: date,
  });
  document.addPage({ size: "A4", margin: pageMargin });
  drawHead(document, pages);
  for (const { title, facts } of pages.sections) {
    drawTitle(document, title);
    for (const [label, value] of facts) drawFact(document, label, value);
  }
  drawNotes(document, pages.notes);
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page);
    drawFooter(document, undefined, page + 1, count);
    drawFooterText(document, pages.footer);
  }
  document.end();
  return await bytes;
};

function drawHead(
  document: PDFKit.PDFDocument,
  { title, subtitle, warning }: Pick<ProofPages, "title" | "subtitle" | "warning">,
): void {
  document.font("Helvetica-Bold").fontSize(20).fillColor(ink).text(toWinAnsi(title));
  document.moveDown(0.2).font("Helvetica").fontSize(10).fillColor(faint).text(toWinAnsi(subtitle));
  if (warning === undefined) return;
  const width = document.page.width - 2 * pageMargin;
  document.moveDown(0.8).font("Helvetica-Bold").fontSize(10.5);
  const text = toWinAnsi(warning);
  const height = document.heightOfString(text, { width: width - 16 }) + 14;
  const top = document.y;
  document.rect(pageMargin, top, width, height).lineWidth(1).stroke(alarm);
  document.fillColor(alarm).text(text, pageMargin + 8, top + 8, { width: width - 16 });
  document.y = top + height;
}

function drawTitle(document: PDFKit.PDFDocument, title: string): void {
  ensureHeight(document, 70);
  document.moveDown(1.1);
  document.x = pageMargin;
  document.font("Helvetica-Bold").fontSize(12).fillColor(ink).text(toWinAnsi(title));
  document.moveDown(0.4);
}

function drawNotes(document: PDFKit.PDFDocument, { title, paragraphs }: ProofPages["notes"]): void {
  drawTitle(document, title);
  const width = document.page.width - 2 * pageMargin;
  for (const paragraph of paragraphs.map(toWinAnsi)) {
    document.font("Helvetica").fontSize(9.5).fillColor(ink);
    ensureHeight(document, document.heightOfString(paragraph, { width }) + 6);
    document.text(paragraph, pageMargin, document.y, { width }).moveDown(0.5);
  }
}

/** Draws the footer's text, left of the page number, which `drawFooter` has drawn. */
function drawFooterText(document: PDFKit.PDFDocument, line: string): void {
  const { width, height } = document.page;
  const layout = { width: width - 2 * pageMargin - 90, height: 9, ellipsis: true };
  document.font("Helvetica").fontSize(8).fillColor(faint);
  document.text(toWinAnsi(line), pageMargin, height - pageMargin - 4, layout);
}

/**
 * The text attached to a PDF that `buildProofPdf` made, an uncompressed embedded file (ISO 32000-1,
 * 7.11.4). Undefined for any other file.
 */
function readAttachment(pdf: Uint8Array): string | undefined {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  if (!bytes.subarray(0, 5).equals(Buffer.from("%PDF-"))) return undefined;
  const mark = bytes.indexOf("/Type /EmbeddedFile");
  const start = mark === -1 ? -1 : bytes.indexOf("stream\n", mark);
  if (start === -1) return undefined;
  const dictionary = bytes.subarray(mark, start).toString("latin1");
  const length = Number(/\/Length (\d{1,9})\b/.exec(dictionary)?.[1] ?? Number.NaN);
  if (dictionary.includes("/Filter") || !Number.isFinite(length)) return undefined;
  const from = start + "stream\n".length;
  return from + length > bytes.length
    ? undefined
    : bytes.subarray(from, from + length).toString("utf8");
}

/** Makes and reads proofs of filing as PDF. */
export const proofDocuments: ProofDocuments = {
  build: buildProofPdf,
  attachment: readAttachment,
  unshown: (text) =>
    Promise.resolve(unshownIn(new PDFDocument({ autoFirstPage: false, font: "" }), text)),
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
