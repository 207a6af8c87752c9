import { MesaError, type FieldProblem } from "../errors/mesa-error.ts";
import type { CaptureAnswer } from "./field-schemas.ts";

/** A part for one capture only begins with that one's position and a colon. */
const numbered = /^(\d+):(.*)$/;

/**
 * The captures with more parts to be hidden: `x,y,ancho,alto` or a kind of text in each of them, and with
 * `2:` before it in the second one only.
 *
 * @throws MesaError `formulario-invalido` where a part is for a capture that is not there: it would be
 *   shown though it was to be hidden
 */
export function withHidden(
  captures: readonly CaptureAnswer[],
  parts: readonly string[],
): readonly CaptureAnswer[] {
  const problems = withoutCapture(parts, captures.length);
  if (problems.length > 0) throw new MesaError("formulario-invalido", { problems });
  return captures.map((capture, at) => {
    const own = parts.flatMap((part) => {
      const [, number, rest = ""] = numbered.exec(part) ?? [];
      if (number === undefined) return [part];
      return Number(number) === at + 1 ? [rest] : [];
    });
    const { ocultar = [] } = capture;
    const added = own.filter((part) => !ocultar.includes(part));
    return added.length === 0 ? capture : { ...capture, ocultar: [...ocultar, ...added] };
  });
}

function withoutCapture(parts: readonly string[], total: number): readonly FieldProblem[] {
  if (parts.length > 0 && total === 0) return [{ field: "capturas", code: "ocultar-sin-capturas" }];
  const named = parts.flatMap((part) => numbered.exec(part)?.[1] ?? []).map(Number);
  return [...new Set(named)]
    .filter((numero) => numero < 1 || numero > total)
    .map((numero) => ({
      field: "capturas",
      code: "ocultar-otra-captura",
      params: { numero, total },
    }));
}
