import { createHash, randomUUID } from "node:crypto";
import { readFile, rename, rm } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import PDFDocument from "pdfkit";
import type { Capture, EvidenceDocument } from "../domain/evidence.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { EvidenceRoom } from "../ports/evidence-room.ts";
import { drawCover } from "./draw-cover.ts";
import { addCapturePage, drawFooter, pageMargin } from "./draw-capture.ts";
import type { FontShelf } from "./font-shelf.ts";
import { plainPngImage } from "./plain-png-image.ts";
import { writeDigested } from "./write-digested.ts";

type EvidenceRequest = Parameters<EvidenceRoom["build"]>[0];

/**
 * Makes the one document of the captures: a cover with the request's facts and the list of
 * captures, then one capture a page. The same input gives the same bytes. It is streamed to a
 * temporary file, one capture in memory at a time, and renamed when it is whole.
 *
 * @throws MesaError `disco`; `archivo-ilegible` when a capture has changed since it was checked
 */
export async function buildEvidencePdf(
  request: EvidenceRequest,
  path: string,
  fonts: FontShelf,
): Promise<EvidenceDocument> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const written = await writeDocument(request, temporary, fonts);
    await rename(temporary, path);
    return { path, name: "evidencia.pdf", ...written, captures: request.captures };
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    if (error instanceof MesaError) throw error;
    throw new MesaError("disco", { params: { ruta: path }, cause: error });
  }
}

async function writeDocument(
  request: EvidenceRequest,
  path: string,
  fonts: FontShelf,
): Promise<{ readonly pages: number; readonly bytes: number; readonly sha256: string }> {
  const document = new PDFDocument({
    size: "A4",
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: "1.7",
    lang: "es-EC",
    displayTitle: true,
    // Its fonts come from the shelf.
    font: "",
    info: { Title: request.title, CreationDate: request.date, ModDate: request.date },
  });
  fonts(document);
  const state = { failed: false };
  const written = writeDigested(path, document);
  written.catch(() => (state.failed = true));
  drawCover(document, request);
  for (const [index, capture] of request.captures.entries()) {
    const { top, fit } = addCapturePage(document, capture, index + 1);
    const open = openObjects(document);
    const image = plainPngImage(await readChecked(capture), `Captura${index + 1}`);
    document.image(image, pageMargin, top, { fit, align: "center" });
    // An image with transparency is unpacked in the background: the next one has to wait for it,
    // and for the disk, or all of them would be in memory at once.
    while ((openObjects(document) > open || document.readableLength > 0) && !state.failed) {
      await nextTurn();
    }
  }
  const { start, count } = document.bufferedPageRange();
  const coverPages = count - request.captures.length;
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page);
    drawFooter(document, request.captures[page - coverPages], page + 1, count);
  }
  document.end();
  return { pages: count, ...(await written) };
}

/** Objects begun and not yet written; the library counts them, but has no event for the last. */
function openObjects(document: PDFKit.PDFDocument): number {
  return Number(Reflect.get(document, "_waiting"));
}

/** A capture's bytes, which must still be those that were checked. */
async function readChecked(capture: Capture): Promise<Buffer> {
  const bytes = await readFile(capture.path);
  const digest = createHash("sha256").update(bytes).digest("hex");
  if (digest === capture.sha256) return bytes;
  throw new MesaError("archivo-ilegible", { params: { archivo: capture.path } });
}
