import { createGate } from "../domain/gate.ts";
import type { EvidenceDocuments } from "../ports/documents.ts";
import type { OpenConverter } from "../ports/image-converter.ts";
import { checkAttachment, checkCapture, writeAttachment } from "./check-file.ts";
import { shownPicture } from "./hidden-picture.ts";
import { isLarge } from "./examine-file.ts";
import { nameFile } from "./name-file.ts";
import { pictureOf } from "./picture-of.ts";
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
  const largeFiles = createGate(() => 1);
  /** Checks of large files run one after the other, so that they fit into memory. */
  const check = <Result>(path: string, work: () => Promise<Result>): Promise<Result> =>
    isLarge(path) ? largeFiles(work) : work();
  return {
    checkCapture(path, caption, field, hide = []) {
      const checked = check(path, () => checkCapture(path, caption, field, hide, converter));
      // Loaded while threads unpack the pixels of the first captures: a document is usually made of them.
      setImmediate(() => void pdf());
      return checked;
    },
    checkAttachment: (path, field) => check(path, () => checkAttachment(path, field, converter)),
    nameFile: async (path) => nameFile(path),
    writeAttachment: (file, path) => writeAttachment(file, path, converter),
    stampCapture,
    shownPicture: async (capture) => shownPicture(await pictureOf(capture, converter)),
    build: async (...given) => await (await pdf()).build(...given),
    buildSmaller: async (...given) => await (await pdf()).buildSmaller(...given),
    buildText: async (request, path) => await (await pdf()).buildText(request, path),
    unshown: async (text) => await (await pdf()).unshown(text),
  };
}
