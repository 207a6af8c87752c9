/** What changes from run to run, and what stands for it; the order matters. */
const changing: readonly (readonly [what: RegExp, mark: string])[] = [
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

/** More of a message says nothing about which failure it is. Characters. */
const longest = 600;

/**
 * A failure's message without what differs between two runs of the same failure: numbers, times,
 * addresses, digests, paths and line numbers.
 */
export function normalizeFailure(message: string): string {
  const plain = changing.reduce((text, [what, mark]) => text.replace(what, mark), message);
  return plain.trim().slice(0, longest);
}
