/** A failing test in short: which one it is, and what it fails with. Lower-case hexadecimal. */
export interface FailureMark {
  /** Of suite and test alone. */
  readonly prueba: string;
  /** Of suite, test and normalised message. */
  readonly falla: string;
}

/** What a ticket says of the failures that it stands for. */
export interface TicketMarks {
  /** Of all its failures together. */
  readonly huella: string;
  /** Some of its failures; all of them where `whole`. */
  readonly marcas: readonly FailureMark[];
  readonly whole: boolean;
}

/** The word by which a desk's search finds tickets of this kind: one word, no punctuation. */
export const searchWord = "mesaci";

const perLine = 20;
/** Lines of a form's `pasos` that marks may take. */
const mostLines = 12;
/** How many failures a ticket can name. */
export const mostMarks = perLine * mostLines;

/**
 * Lines for the form, so that any machine finds at the desk which failures a ticket stands for:
 * CI jobs have no disk in common.
 */
export function markLines({ huella, marcas }: Omit<TicketMarks, "whole">): readonly string[] {
  const named = marcas.slice(0, mostMarks);
  const whole = named.length === marcas.length;
  const word = `${searchWord}${huella}${whole ? "" : "parcial"}`;
  const lines: string[] = [];
  for (let at = 0; at < named.length; at += perLine) {
    const marks = named.slice(at, at + perLine).map((one) => `${one.prueba}.${one.falla}`);
    lines.push(`Marcas de mesa ci: ${word} ${marks.join(" ")}`);
  }
  return lines;
}

/** The marks in what a desk keeps of a ticket, wherever it keeps them; undefined without any. */
export function readMarks(datos: unknown): TicketMarks | undefined {
  const text = JSON.stringify(datos);
  const head = new RegExp(`${searchWord}([0-9a-f]{16})(parcial)?\\b`).exec(text);
  if (head?.[1] === undefined) return undefined;
  const marcas = [...text.matchAll(/\b([0-9a-f]{10})\.([0-9a-f]{10})\b/g)].map(
    ([, prueba = "", falla = ""]) => ({ prueba, falla }),
  );
  return { huella: head[1], marcas, whole: head[2] === undefined };
}
