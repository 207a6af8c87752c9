import type { CaptureAnswer } from "../forms/field-schemas.ts";
import type { EvidenceDocuments } from "../ports/documents.ts";
import type { DigestedFiles } from "./content-digest.ts";

/**
 * What the content digest of a request says of its files, without their being checked. The digest is that
 * of the checked files, as long as these have no problems.
 *
 * @returns undefined where only their content tells: parts are hidden, or something other than a PDF is
 *   attached, which is sent without its metadata; or a file can't be read, or can't be sent with others
 */
export async function nameFiles(
  captures: readonly CaptureAnswer[],
  attachments: readonly { readonly ruta: string }[],
  nameFile: EvidenceDocuments["nameFile"],
): Promise<DigestedFiles | undefined> {
  if (captures.some(({ ocultar = [] }) => ocultar.length > 0)) return undefined;
  const images: DigestedFiles["captures"][number][] = [];
  const documents: DigestedFiles["document"][] = [];
  for (const { ruta, leyenda } of captures) {
    const named = await nameFile(ruta);
    if (named === undefined) return undefined;
    const { name, sha256 } = named;
    if (named.isPdf) documents.push({ sha256 });
    else images.push({ name, caption: leyenda, sha256 });
  }
  if (documents.length > 1 || (documents.length > 0 && images.length > 0)) return undefined;
  const papers: DigestedFiles["attachments"][number][] = [];
  for (const { ruta } of attachments) {
    const named = await nameFile(ruta);
    if (named?.isPdf !== true) return undefined;
    papers.push(named);
  }
  return { captures: images, document: documents[0], attachments: papers };
}
