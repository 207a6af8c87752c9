/** What keeps a text from being JSON (RFC 8259); each is the key of a message `causa.json-<kind>`. */
export type JsonFaultKind =
  | "vacio"
  | "barra"
  | "salto"
  | "sin-cerrar"
  | "comillas"
  | "comentario"
  | "coma-sobra"
  | "coma-falta"
  | "dos-puntos"
  | "palabra"
  | "clave"
  | "cortado"
  | "sobra"
  | "profundo";

export interface JsonFault {
  readonly kind: JsonFaultKind;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in characters. */
  readonly column: number;
  /** What stands there, a few characters of it. */
  readonly found: string;
}

/** Characters of the text that are quoted in a message. */
const quotedCharacters = 20;

/** Deepest nesting followed; `parseJson` refuses deeper texts as well. */
const maxDepth = 100;

class Fault extends Error {
  readonly kind: JsonFaultKind;
  readonly at: number;

  constructor(kind: JsonFaultKind, at: number) {
    super(kind);
    this.kind = kind;
    this.at = at;
  }
}

/**
 * The first fault of a text that is not JSON, in terms that tell people what to change: the messages of
 * `JSON.parse` are English and differ between versions of Node. Undefined where there is none.
 */
export function findJsonFault(text: string): JsonFault | undefined {
  try {
    const end = skipValue(text, skipBlank(text, 0), 0);
    const rest = skipBlank(text, end);
    if (rest < text.length) throw new Fault("sobra", rest);
    return undefined;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const before = text.slice(0, error.at).split(/\r\n|\n|\r/);
    const found = text.slice(error.at, error.at + quotedCharacters).split(/[\r\n]/)[0] ?? "";
    const column = Array.from(before.at(-1) ?? "").length + 1;
    return { kind: error.kind, line: before.length, column, found };
  }
}

/**
 * Values for the message about a text that is no JSON object: `causa` (the key of a message
 * `causa.<causa>`), and where the fault is.
 */
export function jsonFaultParams(text: string): Readonly<Record<string, string | number>> {
  const fault = findJsonFault(text);
  if (fault === undefined) return { causa: "json-no-objeto" };
  const { kind, line, column, found } = fault;
  return { causa: `json-${kind}`, linea: line, columna: column, hallado: found };
}

/** Returns where a value ends. @throws Fault */
function skipValue(text: string, at: number, depth: number): number {
  if (depth > maxDepth) throw new Fault("profundo", at);
  const letter = text[at];
  if (letter === undefined) throw new Fault(text.trim() === "" ? "vacio" : "cortado", at);
  if (letter === '"') return skipString(text, at);
  if (letter === "{") return skipMembers(text, at, depth, "}");
  if (letter === "[") return skipMembers(text, at, depth, "]");
  const scalar = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
  scalar.lastIndex = at;
  if (scalar.test(text)) return scalar.lastIndex;
  if (letter === ",") throw new Fault("coma-sobra", at);
  throw new Fault(oddStart(text, at) ?? "palabra", at);
}

/** Returns where an object or a list ends. @throws Fault */
function skipMembers(text: string, from: number, depth: number, close: "}" | "]"): number {
  let at = skipBlank(text, from + 1);
  if (text[at] === close) return at + 1;
  for (;;) {
    if (close === "}") at = skipKey(text, at);
    at = skipBlank(text, skipValue(text, at, depth + 1));
    const letter = text[at];
    if (letter === close) return at + 1;
    if (letter === undefined) throw new Fault("cortado", at);
    if (letter !== ",") throw new Fault(oddStart(text, at) ?? "coma-falta", at);
    const comma = at;
    at = skipBlank(text, at + 1);
    if (text[at] === close) throw new Fault("coma-sobra", comma);
  }
}

/** Returns where the value of a member begins. @throws Fault */
function skipKey(text: string, at: number): number {
  const letter = text[at];
  if (letter === undefined) throw new Fault("cortado", at);
  if (letter === ",") throw new Fault("coma-sobra", at);
  if (letter !== '"') throw new Fault(oddStart(text, at) ?? "clave", at);
  const colon = skipBlank(text, skipString(text, at));
  if (text[colon] === undefined) throw new Fault("cortado", colon);
  if (text[colon] !== ":") throw new Fault("dos-puntos", colon);
  return skipBlank(text, colon + 1);
}

/** Returns where a string ends. @throws Fault */
function skipString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const letter = text[at] ?? "";
    if (letter === '"') return at + 1;
    if (letter === "\\") {
      if (!/^(?:["\\/bfnrt]|u[\da-fA-F]{4})/.test(text.slice(at + 1, at + 6))) {
        throw new Fault("barra", at);
      }
      at += 1;
    } else if (letter < " ") {
      // A line end: more often than a text of two lines, it is a forgotten quotation mark.
      throw new Fault(letter === "\n" || letter === "\r" ? "salto" : "palabra", at);
    }
  }
  throw new Fault("sin-cerrar", from);
}

/** What people write where JSON wants a value or a key: other quotation marks, or a comment. */
function oddStart(text: string, at: number): JsonFaultKind | undefined {
  if (/['`\u00ab\u00b4\u2018\u2019\u201c\u201d]/.test(text[at] ?? "")) return "comillas";
  if (text[at] === "#" || text.startsWith("//", at) || text.startsWith("/*", at)) {
    return "comentario";
  }
  return undefined;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (/[ \t\r\n]/.test(text[at] ?? "")) at += 1;
  return at;
}
