import type { CaptureAnswer } from "./field-schemas.ts";

/** A part for one capture only begins with that one's position and a colon. */
const numbered = /^(\d+):(.*)$/;

/**
 * The captures with more parts to be hidden: `x,y,ancho,alto` or a kind of text in each of them, and with
 * `2:` before it in the second one only.
 */
export function withHidden(
  captures: readonly CaptureAnswer[],
  parts: readonly string[],
): readonly CaptureAnswer[] {
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
