import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { finished, pipeline } from "node:stream/promises";
import PDFDocument from "pdfkit";
import type { Capture, EvidenceDocument } from "../domain/evidence.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { EvidenceRoom } from "../ports/evidence-room.ts";
import { drawCover } from "./draw-cover.ts";
import { addCapturePage, drawFooter, pageMargin } from "./draw-capture.ts";

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
): Promise<EvidenceDocument> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const pages = await writeDocument(request, temporary);
    const { sha256, bytes } = await flushAndDigest(temporary);
    await rename(temporary, path);
    return { path, name: "evidencia.pdf", bytes, sha256, pages, captures: request.captures };
  } catch (error) {
    await rm(temporary, { force: true });
    if (error instanceof MesaError) throw error;
    throw new MesaError("disco", { params: { ruta: path }, cause: error });
  }
}

async function writeDocument(request: EvidenceRequest, path: string): Promise<number> {
  const document = new PDFDocument({
    size: "A4",
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: "1.7",
    lang: "es-EC",
    displayTitle: true,
    info: { Title: request.title, CreationDate: request.date, ModDate: request.date },
  });
  const file = createWriteStream(path, { mode: 0o600 });
  const written = pipeline(document, file);
  written.catch(() => {});
  drawCover(document, request);
  for (const [index, capture] of request.captures.entries()) {
    const { top, fit } = addCapturePage(document, capture, index + 1);
    const open = openObjects(document);
    document.image(await readChecked(capture), pageMargin, top, { fit, align: "center" });
    // An image with transparency is unpacked in the background: the next one has to wait for it,
    // and for the disk, or all of them would be in memory at once.
    while ((openObjects(document) > open || document.readableLength > 0) && !file.destroyed) {
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
  await written;
  await finished(file);
  return count;
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

async function flushAndDigest(path: string): Promise<{ sha256: string; bytes: number }> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  const digest = createHash("sha256");
  for await (const piece of createReadStream(path)) digest.update(piece);
  return { sha256: digest.digest("hex"), bytes: (await stat(path)).size };
}
