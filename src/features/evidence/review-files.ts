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
    reviewed.push(
      checked.ok
        ? { path: ruta, file: checked.file, problem: undefined, advice: checked.advice }
        : { path: ruta, file: undefined, problem: checked.problem, advice: [] },
    );
  }
  const pictures = reviewed.flatMap(({ file }) =>
    file !== undefined && "width" in file ? [file] : [],
  );
  const looked = (await verifyClocks(pictures, question, reader)).values();
  return reviewed.map((one) => {
    if (one.file === undefined || !("width" in one.file)) return one;
    const next = looked.next().value;
    if (next === undefined) return one;
    const { capture: file, problem, advice } = next;
    return { ...one, file, problem, advice: [...one.advice, ...advice] };
  });
}
