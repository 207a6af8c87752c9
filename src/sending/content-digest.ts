import { createHash } from "node:crypto";
import type { Attachment, Capture, CheckedFile } from "../domain/evidence.ts";
import type { FormValues } from "../domain/submission.ts";
import type { FormId, TicketNumber } from "../domain/ticket.ts";

/** A request's files, as far as they tell it from other requests. */
export interface DigestedFiles {
  readonly captures: readonly Pick<Capture, "name" | "caption" | "sha256" | "hidden">[];
  readonly document: Pick<CheckedFile, "sha256"> | undefined;
  readonly attachments: readonly Pick<
    Attachment,
    "name" | "sha256" | "originalSha256" | "convertedFrom"
  >[];
}

/**
 * SHA-256 of what a request says and shows: equal for equal content, whatever its files' folders
 * and whichever version of the program makes the document of the captures.
 */
export function contentDigest(request: {
  readonly tipo: FormId;
  readonly datos: FormValues;
  readonly sigueA: TicketNumber | undefined;
  readonly files: DigestedFiles;
}): string {
  const { captures, document, attachments } = request.files;
  const content = {
    tipo: request.tipo,
    datos: Object.entries(request.datos).toSorted(([one], [other]) => (one < other ? -1 : 1)),
    sigue_a: request.sigueA ?? null,
    capturas: captures.map((one) => [
      one.name,
      one.caption,
      one.sha256,
      // Left out where nothing is hidden, so that digests of older versions stay.
      ...(one.hidden === undefined ? [] : [one.hidden]),
    ]),
    documento: document?.sha256 ?? null,
    // Another version of what converts pictures may make other bytes of the same file.
    adjuntos: attachments.map(({ name, sha256, originalSha256, convertedFrom }) => [
      name,
      convertedFrom === undefined ? sha256 : originalSha256,
    ]),
  };
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}
