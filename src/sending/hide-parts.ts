import {
  hiddenPatterns,
  type Advice,
  type Capture,
  type CheckedFile,
  type HiddenBox,
} from "../domain/evidence.ts";
import { findPatterns } from "../domain/find-patterns.ts";
import type { CaptureAnswer } from "../forms/field-schemas.ts";
import type { Checked, FileChecks } from "../ports/documents.ts";
import type { ImageReader } from "../ports/image-reader.ts";

/**
 * Checks a capture with the parts that it is to hide: those that the operator names, and texts that a
 * reading finds. What was found and hidden is an advice, which never says that it was all.
 */
export async function checkWithHidden(
  { ruta, leyenda, ocultar = [] }: CaptureAnswer,
  checks: Pick<FileChecks, "checkCapture">,
  reader: ImageReader | undefined,
): Promise<Checked<Capture | CheckedFile>> {
  const field = "capturas";
  const named = ocultar.flatMap(boxOf);
  const checked = await checks.checkCapture(ruta, leyenda, field, named);
  const patterns = hiddenPatterns.filter((one) => ocultar.includes(one));
  if (!checked.ok || !("width" in checked.file)) return checked;
  const { file } = checked;
  if (patterns.length === 0)
    return withAdvice(checked, named.length === 0 ? [] : [hiddenAdvice(file)]);
  const params = { archivo: file.name, patrones: patterns.join(", ") };
  if (reader === undefined)
    return { ok: false, problem: { field, code: "ocultar-sin-reconocedor", params } };
  const lines = (await reader.read({ ...file, texts: true }))?.lines;
  if (lines === undefined)
    return { ok: false, problem: { field, code: "ocultar-no-se-lee", params } };
  const found = findPatterns(lines, patterns);
  if (found.length === 0) {
    return withAdvice(checked, [{ field, code: "captura-patron-nada", params }]);
  }
  const boxes = [...named, ...distinct(found.map(({ box }) => box))];
  const again = await checks.checkCapture(ruta, leyenda, field, boxes);
  if (!again.ok || !("width" in again.file)) return again;
  const texts = [...new Set(found.map(({ pattern, masked }) => `${pattern} ${masked}`))];
  const listed = { ...params, hallados: texts.join(", ") };
  return withAdvice(again, [
    { field, code: "captura-patron", params: listed },
    hiddenAdvice(again.file),
  ]);
}

function withAdvice(
  checked: Extract<Checked<Capture | CheckedFile>, { ok: true }>,
  advice: readonly Advice[],
): Checked<Capture | CheckedFile> {
  return { ...checked, advice: [...checked.advice, ...advice] };
}

function hiddenAdvice({ name, hidden = [] }: Capture): Advice {
  const partes = hidden
    .map(({ left, top, right, bottom }) => [left, top, right - left, bottom - top].join(","))
    .join(" · ");
  return { field: "capturas", code: "captura-ocultada", params: { archivo: name, partes } };
}

/** `x,y,ancho,alto` as a box; a kind of text is none. */
function boxOf(text: string): readonly HiddenBox[] {
  const [left, top, width, height] = text.split(",").map(Number);
  if (left === undefined || top === undefined || width === undefined || height === undefined)
    return [];
  return [{ left, top, right: left + width, bottom: top + height }];
}

/** Several readings find the same text in nearly the same place: boxes within others are left out. */
function distinct(boxes: readonly HiddenBox[]): readonly HiddenBox[] {
  const within = (one: HiddenBox, other: HiddenBox): boolean =>
    one.left >= other.left &&
    one.top >= other.top &&
    one.right <= other.right &&
    one.bottom <= other.bottom;
  return boxes.filter(
    (box, at) =>
      !boxes.some(
        (other, place) => place !== at && within(box, other) && (!within(other, box) || place < at),
      ),
  );
}
