import { createWriteStream } from "node:fs";
import { finished, pipeline } from "node:stream/promises";
import PDFDocument from "pdfkit";
import { guayaquilClock } from "../domain/guayaquil-time.ts";
import { diskError } from "../platform/files/replace-file.ts";
import type { EvidenceDocuments } from "../ports/documents.ts";
import { drawFact, ensureHeight, faint, ink } from "./draw-facts.ts";
import { pageMargin } from "./draw-capture.ts";
import { toWinAnsi } from "./winansi.ts";
import { writeText } from "./write-text.ts";

/** Points needed below a title, so that it does not stand alone at the end of a page. */
const minHeightBelowTitle = 60;

type TextRequest = Parameters<EvidenceDocuments["buildText"]>[0];

/**
 * Makes a document of text only, with the date and time of the event on every page. The same input
 * gives the same bytes.
 *
 * @throws MesaError `disco`
 */
export async function buildTextPdf(request: TextRequest, path: string): Promise<void> {
  const document = new PDFDocument({
    size: "A4",
    margins: { top: pageMargin + 16, bottom: pageMargin + 16, left: pageMargin, right: pageMargin },
    bufferPages: true,
    pdfVersion: "1.7",
    lang: "es-EC",
    displayTitle: true,
    info: { Title: request.title, CreationDate: request.date, ModDate: request.date },
  });
  const file = createWriteStream(path, { mode: 0o600 });
  const written = pipeline(document, file);
  written.catch(() => {});
  document.font("Helvetica-Bold").fontSize(18).fillColor(ink).text(toWinAnsi(request.title));
  document.moveDown(0.3).font("Helvetica").fontSize(10).fillColor(faint);
  document.text(toWinAnsi(request.note));
  document.moveDown(1);
  for (const [label, value] of request.facts) drawFact(document, label, value);
  for (const { title, text } of request.sections) {
    document.moveDown(1.2);
    ensureHeight(document, minHeightBelowTitle);
    document.x = pageMargin;
    document.font("Helvetica-Bold").fontSize(11).fillColor(ink);
    writeText(document, "Helvetica-Bold", title).moveDown(0.3).fontSize(8);
    writeText(document, "Courier", text);
  }
  drawMargins(document, request);
  document.end();
  try {
    await written;
    await finished(file);
  } catch (error) {
    throw diskError(path, error);
  }
}

/** Draws header and footer of every page: date and time, title, page number. */
function drawMargins(document: PDFKit.PDFDocument, { title, date }: TextRequest): void {
  const { day, time } = guayaquilClock(date);
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page);
    const { width, height, margins } = document.page;
    const line = { width: width - 2 * pageMargin };
    Object.assign(margins, { top: 0, bottom: 0 });
    document.font("Helvetica").fontSize(8).fillColor(faint);
    const when = `${day} ${time} (hora de Guayaquil)`;
    document.text(when, pageMargin, pageMargin - 16, { ...line, align: "right" });
    document.text(toWinAnsi(title), pageMargin, height - pageMargin + 6, line);
    const pageNumber = `Página ${page - start + 1} de ${count}`;
    document.text(pageNumber, pageMargin, height - pageMargin + 6, { ...line, align: "right" });
  }
}
