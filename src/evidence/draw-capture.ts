import { isAltered, type Capture } from "../domain/evidence.ts";
import { clockSentence } from "./clock-sentence.ts";
import { shownSize, type OwnImage, type PixelSize } from "./embed-image.ts";
import type { TagContent } from "./tag-content.ts";
import { heightOfText, writeText } from "./write-text.ts";

/** In points, 72 to the inch. */
export const pageMargin = 40;
/** Margin of the pages with captures, which need the width: 4.2 mm, which printers leave blank anyway. */
const captureMargin = 12;
const footerHeight = 24;
/** The size of a page in points. */
const a4 = { width: 595.28, height: 841.89 } as const;

/** Height in points for the sentence below a picture, and for it beside an enlarged clock. */
const sentenceHeight = 26;
const clockHeight = 58;
/** Width in points that an enlarged clock may take. */
const maxClockWidth = 300;
/** How much larger the clock is drawn than it is in the picture. */
const clockEnlargement = 2.5;

/** The place of an image on its page, in points. */
interface ImagePlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Adds the page of a capture: its caption, the picture, and below it what is known of its date and
 * time, with the clock enlarged where one was read.
 *
 * @param event  the declared moment; undefined where the form names none
 */
export function drawCapturePage(
  document: PDFKit.PDFDocument,
  {
    capture,
    number,
    picture,
    event,
  }: {
    readonly capture: Capture;
    readonly number: number;
    readonly picture: OwnImage;
    readonly event: string | undefined;
  },
  tag: TagContent,
): void {
  const caption = `Captura ${number}. ${capture.caption}`.trim();
  const sentence = clockSentence(capture, event);
  const withClock = capture.clock?.box !== undefined;
  const belowOn = (pageWidth: number): number =>
    heightBelow(document, sentence, { withClock, pageWidth });
  const size = shownSize(picture);
  const layout = largerLayout(document, size, caption, belowOn);
  document.addPage({ size: "A4", layout, margin: captureMargin });
  const below = belowOn(document.page.width);
  document.outline.addItem(caption);
  document.font("Helvetica-Bold").fontSize(12).fillColor("#1a1a1a");
  tag("H2", () => writeText(document, "Helvetica-Bold", caption));
  const top = document.y + 4;
  const place = placeOf(document, size, top, below);
  const alt = [caption, sentence].join(" ");
  tag("Figure", () => drawAt(document, picture, place), { alt });
  const foot = place.top + place.height + 4;
  const clock = drawClock(document, { capture, picture, place, foot }, tag);
  if (sentence === "") return;
  document.font("Helvetica").fontSize(9.5).fillColor("#1a1a1a");
  const width = document.page.width - 2 * captureMargin - (clock === 0 ? 0 : clock + 12);
  const line = { width, height: below - 4, ellipsis: true };
  tag("P", () => writeText(document, "Helvetica", sentence, { x: captureMargin, y: foot }, line));
}

/** The height in points of what stands below a picture: all of its sentence. */
function heightBelow(
  document: PDFKit.PDFDocument,
  sentence: string,
  { withClock, pageWidth }: { readonly withClock: boolean; readonly pageWidth: number },
): number {
  document.font("Helvetica").fontSize(9.5);
  const width = pageWidth - 2 * captureMargin - (withClock ? maxClockWidth + 12 : 0);
  const text = heightOfText(document, "Helvetica", sentence, { width }) + 6;
  return Math.max(withClock ? clockHeight : sentenceHeight, text);
}

function drawAt(
  document: PDFKit.PDFDocument,
  picture: OwnImage,
  { left, top, width, height }: ImagePlace,
): void {
  document.image(picture, left, top, { width, height });
}

/** The largest place that the page has for a picture, in its middle. */
function placeOf(
  document: PDFKit.PDFDocument,
  { width, height }: PixelSize,
  top: number,
  below: number,
): ImagePlace {
  const space = {
    width: document.page.width - 2 * captureMargin,
    height: document.page.height - captureMargin - footerHeight - below - top,
  };
  const scale = Math.min(space.width / width, space.height / height);
  const left = captureMargin + (space.width - width * scale) / 2;
  return { left, top, width: width * scale, height: height * scale };
}

/** Draws the clock of a picture once more, enlarged, at the right. @returns its width, 0 where there is none */
function drawClock(
  document: PDFKit.PDFDocument,
  {
    capture,
    picture,
    place,
    foot,
  }: {
    readonly capture: Capture;
    readonly picture: OwnImage;
    readonly place: ImagePlace;
    readonly foot: number;
  },
  tag: TagContent,
): number {
  const box = capture.clock?.box;
  if (box === undefined) return 0;
  // The box is one of the operator's own picture, which may have been made smaller.
  const whole = { width: capture.width, height: capture.height };
  const size = { width: box.right - box.left, height: box.bottom - box.top };
  const scale = Math.min(
    (clockEnlargement * place.width) / whole.width,
    maxClockWidth / size.width,
    (clockHeight - 6) / size.height,
  );
  const width = size.width * scale;
  const left = document.page.width - captureMargin - width;
  const draw = (): void => {
    document.save();
    document.rect(left, foot, width, size.height * scale).clip();
    drawAt(document, picture, {
      left: left - box.left * scale,
      top: foot - box.top * scale,
      width: whole.width * scale,
      height: whole.height * scale,
    });
    document.restore();
    document
      .rect(left, foot, width, size.height * scale)
      .lineWidth(0.5)
      .stroke("#5a5a5a");
  };
  tag("Figure", draw, { alt: "El reloj de la captura, ampliado." });
  return width;
}

/** The page layout in which the image is larger. */
function largerLayout(
  document: PDFKit.PDFDocument,
  { width, height }: PixelSize,
  caption: string,
  belowOn: (pageWidth: number) => number,
): "portrait" | "landscape" {
  const scale = (pageWidth: number, pageHeight: number): number => {
    const below = belowOn(pageWidth);
    document.font("Helvetica-Bold").fontSize(12);
    const textWidth = pageWidth - 2 * captureMargin;
    const text = heightOfText(document, "Helvetica-Bold", caption, { width: textWidth }) + 4;
    const rest = pageHeight - 2 * captureMargin - footerHeight - below - text;
    return Math.min(textWidth / width, rest / height);
  };
  return scale(a4.height, a4.width) > scale(a4.width, a4.height) ? "landscape" : "portrait";
}

/** The digest is that of the operator's own file, which an altered picture is not. */
export const digestName = (capture: Capture): string =>
  isAltered(capture) ? "SHA-256 del archivo original" : "SHA-256";

/** Draws the footer of a page: the capture's file name and digest, if there is one, and the page number. */
export function drawFooter(
  document: PDFKit.PDFDocument,
  capture: Capture | undefined,
  page: number,
  pages: number,
): void {
  const { width, height, margins } = document.page;
  // Nothing else is drawn on it.
  margins.bottom = 0;
  const margin = capture === undefined ? pageMargin : captureMargin;
  const top = height - margin - 8;
  const textWidth = width - 2 * margin;
  document.fillColor("#5a5a5a");
  if (capture !== undefined) {
    const line = { width: textWidth - 90, height: 9, ellipsis: true };
    document.font("Helvetica").fontSize(7);
    const text = `${capture.name} · ${digestName(capture)} ${capture.sha256}`;
    writeText(document, "Helvetica", text, { x: margin, y: top }, line);
  }
  document.font("Helvetica").fontSize(8);
  document.text(`Página ${page} de ${pages}`, margin, top, { width: textWidth, align: "right" });
}
