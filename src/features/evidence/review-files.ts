import type { Advice, Capture, CheckedFile } from "../../domain/evidence.ts";
import type { FieldProblem } from "../../errors/mesa-error.ts";
import type { CaptureAnswer } from "../../forms/field-schemas.ts";
import type { EvidenceDocuments } from "../../ports/documents.ts";
import type { ImageReader } from "../../ports/image-reader.ts";
import { verifyClocks, type ClockQuestion } from "../../sending/verify-clocks.ts";

/** A checked file: its facts and advice, or its problem. */
export interface ReviewedFile {
  readonly path: string;
  readonly file: Capture | CheckedFile | undefined;
  readonly problem: FieldProblem | undefined;
  readonly advice: readonly Advice[];
}

/** Checks captures as sending would, their clocks too, without sending or writing anything. */
export async function reviewFiles(
  captures: readonly CaptureAnswer[],
  question: ClockQuestion,
  documents: Pick<EvidenceDocuments, "checkCapture">,
  reader: ImageReader | undefined,
): Promise<readonly ReviewedFile[]> {
  const reviewed: ReviewedFile[] = [];
  for (const { ruta, leyenda } of captures) {
    const checked = await documents.checkCapture(ruta, leyenda, "capturas");
    if (!checked.ok) {
      reviewed.push({ path: ruta, file: undefined, problem: checked.problem, advice: [] });
    } else if ("width" in checked.file) {
      const looked = await verifyClocks([checked.file], question, reader);
      const [file = checked.file] = looked.captures;
      const advice = [...checked.advice, ...looked.advice];
      reviewed.push({ path: ruta, file, problem: looked.problems[0], advice });
    } else {
      reviewed.push({ path: ruta, file: checked.file, problem: undefined, advice: checked.advice });
    }
  }
  return reviewed;
}
