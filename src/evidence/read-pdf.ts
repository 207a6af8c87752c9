import { inflateSync } from "node:zlib";

export type PdfTrouble = "archivo-danado" | "pdf-cifrado" | "pdf-contenido-activo";

/** An object stream that unpacks to more counts as damaged: it may be meant to fill the memory. */
const maxStreamBytes = 16 * 1024 * 1024;
/** The same limit for all object streams of a document together. */
const maxTotalBytes = 64 * 1024 * 1024;

/** Names of actions that run by themselves and of hidden content (ISO 32000-1, 12.6). */
const activeContent =
  /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|AA|GoToE|Movie|Sound|Rendition)(?![A-Za-z0-9])/;

/**
 * Checks a PDF without drawing it: that it begins and ends as a PDF, has pages, is not encrypted and
 * has no active content, also within its object streams.
 *
 * @returns its number of pages, or what is wrong with it
 */
export function readPdf(
  bytes: Buffer,
): { readonly pages: number } | { readonly trouble: PdfTrouble } {
  const raw = bytes.toString("latin1");
  const tail = raw.slice(-2048);
  if (!raw.startsWith("%PDF-") || !tail.includes("%%EOF") || !tail.includes("startxref")) {
    return { trouble: "archivo-danado" };
  }
  const unpacked = unpackObjects(bytes, raw);
  if (unpacked === undefined) return { trouble: "archivo-danado" };
  const text = decodeNames(`${withoutStreams(raw)}\n${unpacked}`);
  if (/\/Encrypt(?![A-Za-z0-9])/.test(text)) return { trouble: "pdf-cifrado" };
  if (activeContent.test(text)) return { trouble: "pdf-contenido-activo" };
  const pages = text.match(/\/Type\s*\/Page(?![A-Za-z0-9])/g)?.length ?? 0;
  return pages === 0 ? { trouble: "archivo-danado" } : { pages };
}

/** The document without its streams, where compressed data could look like a name by chance. */
function withoutStreams(raw: string): string {
  let text = "";
  let at = 0;
  for (;;) {
    const start = raw.indexOf("stream", at);
    const end = start === -1 ? -1 : raw.indexOf("endstream", start + 6);
    if (end === -1) return text + raw.slice(at);
    text += raw.slice(at, start);
    at = end + 9;
  }
}

/** The text of all object streams (7.5.7); undefined when one is damaged or too large. */
function unpackObjects(bytes: Buffer, raw: string): string | undefined {
  let text = "";
  let at = 0;
  for (;;) {
    const start = raw.indexOf("stream", at);
    const end = start === -1 ? -1 : raw.indexOf("endstream", start + 6);
    if (end === -1) return text;
    const dictionary = decodeNames(raw.slice(Math.max(at, start - 2048), start));
    if (/\/Type\s*\/ObjStm/.test(dictionary)) {
      const body = raw[start + 6] === "\r" ? start + 8 : start + 7;
      const piece = inflateBounded(bytes.subarray(body, end), dictionary);
      if (piece === undefined || text.length + piece.length > maxTotalBytes) return undefined;
      text += `${piece}\n`;
    }
    at = end + 9;
  }
}

function inflateBounded(packed: Buffer, dictionary: string): string | undefined {
  if (!dictionary.includes("/Filter")) return packed.toString("latin1");
  try {
    return inflateSync(packed, { maxOutputLength: maxStreamBytes }).toString("latin1");
  } catch {
    return undefined;
  }
}

/** Decodes escapes in names: `/J#61vaScript` is `/JavaScript` (7.3.5). */
function decodeNames(text: string): string {
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
