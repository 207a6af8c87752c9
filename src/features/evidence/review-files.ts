import type { Advice, Capture, CheckedFile } from "../../domain/evidence.ts";
import type { FieldProblem } from "../../errors/mesa-error.ts";
import type { CaptureAnswer } from "../../forms/field-schemas.ts";
import type { EvidenceDocuments } from "../../ports/evidence-documents.ts";

/** What was found of one file: either what it is, or what is wrong with it. */
export interface ReviewedFile {
  readonly path: string;
  readonly file: Capture | CheckedFile | undefined;
  readonly problem: FieldProblem | undefined;
  readonly advice: readonly Advice[];
}

/** Looks at files as sending them would, one by one, and sends and makes nothing. */
export async function reviewFiles(
  captures: readonly CaptureAnswer[],
  room: Pick<EvidenceDocuments, "checkCapture">,
): Promise<readonly ReviewedFile[]> {
  const reviewed: ReviewedFile[] = [];
  for (const { ruta, leyenda } of captures) {
    const checked = await room.checkCapture(ruta, leyenda, "capturas");
    reviewed.push(
      checked.ok
        ? { path: ruta, file: checked.file, problem: undefined, advice: checked.advice }
        : { path: ruta, file: undefined, problem: checked.problem, advice: [] },
    );
  }
  return reviewed;
}
