import type { Advice, Capture, CheckedFile } from "../../domain/evidence.ts";
import type { FieldProblem } from "../../errors/mesa-error.ts";
import type { CaptureAnswer } from "../../forms/field-schemas.ts";
import type { EvidenceDocuments } from "../../ports/documents.ts";

/** A checked file: its facts and advice, or its problem. */
export interface ReviewedFile {
  readonly path: string;
  readonly file: Capture | CheckedFile | undefined;
  readonly problem: FieldProblem | undefined;
  readonly advice: readonly Advice[];
}

/** Checks captures as sending would, without sending or writing anything. */
export async function reviewFiles(
  captures: readonly CaptureAnswer[],
  documents: Pick<EvidenceDocuments, "checkCapture">,
): Promise<readonly ReviewedFile[]> {
  const reviewed: ReviewedFile[] = [];
  for (const { ruta, leyenda } of captures) {
    const checked = await documents.checkCapture(ruta, leyenda, "capturas");
    reviewed.push(
      checked.ok
        ? { path: ruta, file: checked.file, problem: undefined, advice: checked.advice }
        : { path: ruta, file: undefined, problem: checked.problem, advice: [] },
    );
  }
  return reviewed;
}
