import type { Advice, Attachment, Capture, CheckedFile } from "../domain/evidence.ts";
import type { CaptureAnswer } from "../forms/field-schemas.ts";
import type { FieldProblem } from "../errors/mesa-error.ts";
import type { Checked, FileChecks } from "../ports/documents.ts";
import type { ImageReader } from "../ports/image-reader.ts";
import { checkWithHidden } from "./hide-parts.ts";
import { inOrder } from "./in-order.ts";

/** Captures whose content is checked at the same time: their pixels are unpacked in threads. */
const checkedAtOnce = 3;

export interface CollectedFiles {
  /** In the operator's order; empty when `document` is given. */
  readonly captures: readonly Capture[];
  /** A ready-made PDF, sent as it is. */
  readonly document: CheckedFile | undefined;
  readonly attachments: readonly Attachment[];
  readonly problems: readonly FieldProblem[];
  readonly advice: readonly Advice[];
}

/**
 * Reads and checks every file that a form names, so that all problems are reported at once. Captures
 * are images, or one single ready-made PDF: the procedure asks for one document.
 *
 * @param reader  finds the texts that captures are to hide
 */
export async function collectEvidence(
  captures: readonly CaptureAnswer[],
  attachments: readonly string[],
  checks: FileChecks,
  reader?: () => Promise<ImageReader | undefined>,
): Promise<CollectedFiles> {
  const images: Capture[] = [];
  const documents: CheckedFile[] = [];
  const papers: Attachment[] = [];
  const problems: FieldProblem[] = [];
  const advice: Advice[] = [];
  const check = async (capture: CaptureAnswer): Promise<Checked<Capture | CheckedFile>> => {
    const reads = capture.ocultar === undefined ? undefined : await reader?.();
    return await checkWithHidden(capture, checks, reads);
  };
  for await (const checked of inOrder(each(captures), () => checkedAtOnce, check)) {
    if (!checked.ok) problems.push(checked.problem);
    else {
      advice.push(...checked.advice);
      if ("width" in checked.file) images.push(checked.file);
      else documents.push(checked.file);
    }
  }
  for (const path of attachments) {
    const checked = await checks.checkAttachment(path, "adjuntos");
    if (!checked.ok) problems.push(checked.problem);
    else {
      advice.push(...checked.advice);
      papers.push(checked.file);
    }
  }
  if (documents.length > 1 || (documents.length > 0 && images.length > 0)) {
    problems.push({ field: "capturas", code: "captura-pdf-mezclado" });
  }
  return {
    captures: images,
    document: documents[0],
    attachments: papers,
    problems,
    advice: [...advice, ...repeated(images), ...openPapers(images, papers)],
  };
}

/** The items of a list, one after the other. */
async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

/** Advice for each attached picture where captures hide something. */
function openPapers(images: readonly Capture[], papers: readonly Attachment[]): readonly Advice[] {
  if (images.every(({ hidden }) => hidden === undefined)) return [];
  return papers
    .filter(({ kind }) => kind !== "pdf")
    .map(({ name }) => ({
      field: "adjuntos",
      code: "adjunto-sin-ocultar",
      params: { archivo: name },
    }));
}

/** Advice for each image whose content an earlier one has too. */
function repeated(images: readonly Capture[]): readonly Advice[] {
  return images
    .filter((image, index) => images.findIndex((one) => one.sha256 === image.sha256) < index)
    .map(({ name }) => ({
      field: "capturas",
      code: "captura-repetida",
      params: { archivo: name },
    }));
}
