import type { Capture } from "../domain/evidence.ts";
import type { DocumentFact } from "../ports/documents.ts";
import { writtenMoment } from "./clock-sentence.ts";
import { writtenDay } from "../domain/written-day.ts";
import { digestName, pageMargin } from "./draw-capture.ts";
import { drawFact, ensureHeight, faint, heightLeft, ink } from "./draw-facts.ts";
import type { TagContent } from "./tag-content.ts";
import { toWinAnsi } from "./winansi.ts";
import { writeText } from "./write-text.ts";

/** Height in points of a capture's entry: as high as the page allows, within these bounds. */
const entryHeight = { least: 14, most: 33 } as const;
/** Below this height an entry has one small line instead of two. */
const roomyHeight = 24;

/** Draws the first page or pages: title, table of facts, list of captures with their digests. */
export function drawCover(
  document: PDFKit.PDFDocument,
  request: {
    readonly title: string;
    readonly facts: readonly DocumentFact[];
    readonly captures: readonly Capture[];
  },
  tag: TagContent,
): void {
  document.addPage({ size: "A4", margin: pageMargin });
  document.outline.addItem("Carátula");
  document.font("Helvetica-Bold").fontSize(18).fillColor(ink);
  tag("H1", () => document.text(toWinAnsi(request.title)));
  document.font("Helvetica").fontSize(9).fillColor(faint);
  tag("P", () => document.text("Mesa de Servicios · Servicio Nacional de Aduana del Ecuador"));
  document.moveDown(0.8);
  for (const [label, value] of request.facts) drawFact(document, label, value, tag);
  document.moveDown(0.8);
  document.x = pageMargin;
  document.font("Helvetica-Bold").fontSize(11).fillColor(ink);
  tag("H2", () => document.text("Capturas"));
  document.moveDown(0.2);
  const space = heightLeft(document);
  const fair = space / Math.max(1, request.captures.length);
  const height = Math.max(entryHeight.least, Math.min(entryHeight.most, fair));
  for (const [index, capture] of request.captures.entries()) {
    ensureHeight(document, height);
    const top = document.y;
    tag("P", () => drawEntry(document, capture, index + 1, height));
    document.y = top + height;
  }
}

/** One entry: number, caption and clock in a line, and small below it what the file is. */
function drawEntry(
  document: PDFKit.PDFDocument,
  capture: Capture,
  number: number,
  height: number,
): void {
  const top = document.y;
  const left = pageMargin + 20;
  const width = document.page.width - pageMargin - left;
  const caption = capture.caption === "" ? "(sin leyenda)" : capture.caption;
  const roomy = height >= roomyHeight;
  const large = Math.min(10, height * 0.5);
  const small = roomy ? Math.min(7, height * 0.22) : height * 0.32;
  const clockWidth = 130;
  document.font("Helvetica-Bold").fontSize(large).fillColor(ink);
  document.text(`${number}.`, pageMargin, top, { width: 20 });
  writeText(
    document,
    "Helvetica-Bold",
    caption,
    { x: left, y: top },
    {
      width: width - clockWidth,
      height: large * 1.2,
      ellipsis: true,
    },
  );
  document.font("Helvetica").fontSize(Math.min(8, large)).fillColor(faint);
  document.text(clockWords(capture), left + width - clockWidth, top + 1, {
    width: clockWidth,
    align: "right",
  });
  const taken =
    capture.taken === undefined ? "" : ` · fecha en el archivo: ${writtenMoment(capture.taken)}`;
  const own =
    capture.captured === undefined ? "" : ` · tomada por mesa: ${writtenMoment(capture.captured)}`;
  const size = `${capture.width} × ${capture.height} píxeles · ${capture.bytes} bytes`;
  const hidden = capture.hidden === undefined ? "" : ` · partes ocultas: ${capture.hidden.length}`;
  const reduced = capture.reduced === undefined ? "" : " · imagen reducida";
  const facts = `${capture.name} · ${size}${taken}${own}${hidden}${reduced}`;
  const digest = `${digestName(capture)} ${capture.sha256}`;
  const lines = roomy ? [facts, digest] : [`${digest} · ${facts}`];
  document.font("Helvetica").fontSize(small);
  for (const [at, line] of lines.entries()) {
    const place = { x: left, y: top + large * 1.3 + at * small * 1.3 };
    writeText(document, "Helvetica", line, place, { width, height: small * 1.2, ellipsis: true });
  }
}

/** The clock that was read, in few words; empty where none was. */
function clockWords({ clock }: Capture): string {
  if (clock?.day === undefined || clock.time === undefined) return "";
  const where = clock.state === "en_la_pagina" ? "en la página" : "reloj";
  return clock.state === "no_seguro" ? "" : `${where} ${writtenDay(clock.day)} ${clock.time}`;
}
