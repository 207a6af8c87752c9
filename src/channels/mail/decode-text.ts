import { Buffer } from "node:buffer";

/** Labels under which programs send Windows-1252, as the WHATWG Encoding Standard lists them. */
const westernLabels =
  /^(?:(?:us-)?ascii|ansi_x3\.4.*|(?:x-)?cp-?1252|(?:x-)?windows-?1252|ibm819|cp819|l1|latin-?1|iso[-_ ]?8859-?1(?:[:-].*)?|unknown(?:-8bit)?|8bit|x-unknown)$/;
const otherIsoLabels = /^(?:iso[-_ ]?8859-?(?:9|15)|latin-?[59])$/;
const utf8Labels = /^(?:unicode-1-1-)?utf-?8$/;

/** How far into an HTML part its own declaration of a character set is looked for. */
const metaSearchBytes = 2048;

/**
 * Decodes the bytes of a text part, with line ends as `\n`. What the part declares is believed as
 * far as the bytes allow: valid UTF-8 is read as such even where Windows-1252 or ASCII is
 * declared, and bytes that are no UTF-8 as Windows-1252. The work is left to iconv-lite because
 * Node 20's `TextDecoder` reads Windows-1252 as ISO 8859-1 (nodejs/node#56542).
 *
 * @param charset what the part's header declares, if anything
 * @param isHtml whether a `<meta charset>` counts where the header declares nothing
 */
export async function decodeText(
  bytes: Uint8Array,
  charset: string | undefined,
  isHtml: boolean,
): Promise<string> {
  const { default: iconv } = await import("iconv-lite");
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const label =
    byteOrderMark(all) ?? normalLabel(charset) ?? (isHtml ? metaCharset(all) : undefined);
  const guessed =
    label === undefined ||
    utf8Labels.test(label) ||
    westernLabels.test(label) ||
    // No text has the control characters that ISO 8859 puts where Windows has its quotation marks.
    (otherIsoLabels.test(label) && all.some((byte) => byte >= 0x80 && byte < 0xa0));
  const text =
    !guessed && iconv.encodingExists(label)
      ? iconv.decode(all, label)
      : (strictUtf8(all) ??
        linesOf(all)
          .map((line) => strictUtf8(line) ?? iconv.decode(line, "windows-1252"))
          .join("\n"));
  return text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
}

/** UTF-8 or undefined; a character cut off at the very end is left out. */
function strictUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

function linesOf(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, from)) {
    lines.push(bytes.subarray(from, at));
    from = at + 1;
  }
  return [...lines, bytes.subarray(from)];
}

function normalLabel(charset: string | undefined): string | undefined {
  const label = charset
    ?.trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, "");
  return label === "" ? undefined : label;
}

function byteOrderMark(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

/** The character set in `<meta charset=…>` or `<meta http-equiv … content="…; charset=…">`. */
function metaCharset(bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, metaSearchBytes).toString("latin1");
  const found = /<meta\b[^<>]{0,200}?\bcharset\s{0,5}=\s{0,5}["']?([\w:.-]{2,40})/i.exec(head);
  return normalLabel(found?.[1]);
}

/** Undoes `format=flowed` (RFC 3676): lines that end with a space go on in the next one. */
export function unflow(text: string, deleteSpace: boolean): string {
  const lines: string[] = [];
  let open: { readonly depth: string; readonly pieces: string[] } | undefined;
  const close = (): void => {
    if (open !== undefined)
      lines.push(`${open.depth}${open.depth === "" ? "" : " "}${open.pieces.join("")}`);
    open = undefined;
  };
  for (const line of text.split("\n")) {
    const depth = /^>*/.exec(line)?.[0] ?? "";
    const content = line.slice(depth.length).replace(/^ /, "");
    if (open !== undefined && open.depth !== depth) close();
    open ??= { depth, pieces: [] };
    const goesOn = content.endsWith(" ") && content !== "-- ";
    open.pieces.push(goesOn && deleteSpace ? content.slice(0, -1) : content);
    if (!goesOn) close();
  }
  close();
  return lines.join("\n");
}
