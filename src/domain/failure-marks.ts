/** Digests that identify a failing test and its failure, in lower-case hexadecimal. */
export interface FailureMark {
  /** Digest of suite and test. */
  readonly prueba: string;
  /** Digest of suite, test and normalised message. */
  readonly falla: string;
}

/** What a ticket says about the failures it was made for. */
export interface TicketMarks {
  /** Digest of all its failures together. */
  readonly huella: string;
  /** Its failures; only some of them unless `whole`. */
  readonly marcas: readonly FailureMark[];
  readonly whole: boolean;
}

/** The word that finds such tickets in a desk's search: without punctuation, so that it is one word. */
export const searchWord = "mesaci";

const marksPerLine = 20;
/** How many lines of the form's field `pasos` marks may take. */
const maxLines = 12;
/** How many failures a ticket can name. */
export const maxMarks = marksPerLine * maxLines;

/**
 * Writes the marks as lines for the form, so that any machine can find them at the desk: CI jobs share
 * no disk.
 */
export function markLines({ huella, marcas }: Omit<TicketMarks, "whole">): readonly string[] {
  const named = marcas.slice(0, maxMarks);
  const whole = named.length === marcas.length;
  const word = `${searchWord}${huella}${whole ? "" : "parcial"}`;
  const lines: string[] = [];
  for (let at = 0; at < named.length; at += marksPerLine) {
    const marks = named.slice(at, at + marksPerLine).map((one) => `${one.prueba}.${one.falla}`);
    lines.push(`Marcas de mesa ci: ${word} ${marks.join(" ")}`);
  }
  return lines;
}

/** Finds the marks anywhere in a ticket's form fields; undefined when there are none. */
export function readMarks(datos: unknown): TicketMarks | undefined {
  const text = JSON.stringify(datos);
  const head = new RegExp(`${searchWord}([0-9a-f]{16})(parcial)?\\b`).exec(text);
  if (head?.[1] === undefined) return undefined;
  const marcas = [...text.matchAll(/\b([0-9a-f]{10})\.([0-9a-f]{10})\b/g)].map(
    ([, prueba = "", falla = ""]) => ({ prueba, falla }),
  );
  return { huella: head[1], marcas, whole: head[2] === undefined };
}

/** Patterns of what changes between runs, and their replacements; the order matters. */
const variableParts: readonly (readonly [what: RegExp, mark: string])[] = [
  [/[a-z][a-z\d+.-]*:\/\/[^\s"'<>)\]]+/gi, "<url>"],
  [/\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, "<correo>"],
  [/\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi, "<id>"],
  [/\b0x[\da-f]+\b/gi, "<dir>"],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, "<dir>"],
  [/(?:\b[a-f\d]{1,4}:){3,7}[a-f\d]{1,4}\b|\[?::1\]?(?::\d+)?/gi, "<dir>"],
  [/\b[a-z][\w-]*(?:\.[\w-]+)*:\d{2,5}\b/gi, "<dir>"],
  [/\b[A-Za-z]:\\[^\s"'<>|)]+/g, "<ruta>"],
  [/(?<![\w<])(?:~|\.{1,2})?\/[\w.@+-]+(?:\/[\w.@+-]*)*(?::\d+)*/g, "<ruta>"],
  [/\b[\w@+-]+(?:\/[\w.@+-]+)*\.[a-z]{1,5}:\d+(?::\d+)?/gi, "<ruta>"],
  [/\b(?=[\da-f]*\d)(?=[\da-f]*[a-f])[\da-f]{7,}\b/gi, "<hash>"],
  [/\d+(?:[.,:hT/_-]\d+)*(?:[.,]\d+)?(?:Z\b|[+-]<n>)?/g, "<n>"],
  [/<n>\s*(?:ms|s|seg|min|h|µs|ns)\b/g, "<n>"],
  [/\s+/g, " "],
];

/** The rest of a message does not help to tell failures apart. */
const maxMessageCharacters = 600;

/**
 * Normalises a failure's message: replaces what differs between two runs of the same failure, such as
 * numbers, times, addresses, digests, paths and line numbers.
 */
export function normalizeFailure(message: string): string {
  const plain = variableParts.reduce((text, [what, mark]) => text.replace(what, mark), message);
  return plain.trim().slice(0, maxMessageCharacters);
}
