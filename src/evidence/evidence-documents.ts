import type { EvidenceDocuments } from "../ports/documents.ts";
import type { OpenConverter } from "../ports/image-converter.ts";
import { checkAttachment, checkCapture, writeAttachment } from "./check-file.ts";
import { shownPicture } from "./hidden-picture.ts";
import { pictureOf } from "./picture-of.ts";
import { reduceCaptures } from "./reduce-captures.ts";
import { stampCapture } from "./stamp-capture.ts";

/**
 * Checks files on the real disk and makes documents from them.
 *
 * @param converter  opens what turns other kinds of pictures into PNG
 */
export function createEvidenceDocuments(
  converter: OpenConverter = () => Promise.resolve(undefined),
): EvidenceDocuments {
  let opened: ReturnType<typeof openPdf> | undefined;
  async function openPdf() {
    return (await import("./pdf-documents.ts")).createPdfDocuments(converter);
  }
  const pdf = () => (opened ??= openPdf());
  return {
    checkCapture(path, caption, field, hide = []) {
      const checked = checkCapture(path, caption, field, hide, converter);
      // Loaded while threads unpack the pixels of the first captures: a document is usually made of them.
      setImmediate(() => void pdf());
      return checked;
    },
    checkAttachment,
    writeAttachment,
    stampCapture,
    shownPicture: async (capture) => shownPicture(await pictureOf(capture, converter)),
    reduce: (captures, goal) => reduceCaptures(captures, goal, converter),
    build: async (request, path) => await (await pdf()).build(request, path),
    buildText: async (request, path) => await (await pdf()).buildText(request, path),
    unshown: async (text) => await (await pdf()).unshown(text),
  };
}
