import {
  createEncodingProbe,
  createPieceDecoder,
  decodeSingleBytes,
  type PieceDecoder,
  type SingleByteEncoding,
} from "../domain/text-encoding.ts";

/** Names of encodings with one byte a character that XML declarations use for those we know. */
const singleByteNames: ReadonlyMap<string, SingleByteEncoding> = new Map([
  ["ibm850", "ibm850"],
  ["cp850", "ibm850"],
  ["macintosh", "macintosh"],
  ["x-mac-roman", "macintosh"],
]);

/**
 * Chooses how a report is decoded. The bytes decide, since declarations are often wrong: UTF-16 by its
 * mark or its zeros; else UTF-8, in which what is no UTF-8 is read by the declared encoding, or as
 * Windows-1252. Only an encoding with several bytes a character is believed, unless the beginning is
 * valid UTF-8.
 *
 * @param head  the first bytes of the report
 * @returns undefined where the declared encoding is unknown and the bytes are no UTF-8
 */
export function reportDecoder(head: Buffer): PieceDecoder | undefined {
  const probe = createEncodingProbe();
  probe.piece(head);
  const found = probe.result();
  if (found === "utf-16le" || found === "utf-16be") return createPieceDecoder(found);
  const declaration = /<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/.exec(
    head.subarray(0, 4096).toString("latin1"),
  );
  const declared = declaration?.[1]?.toLowerCase() ?? "utf-8";
  const known = singleByteNames.get(declared);
  if (known !== undefined || isWestern(declared)) return mixedDecoder(known ?? "windows-1252");
  const hasLetters = head.some((byte) => byte > 0x7f);
  if (found === "utf-8" && hasLetters) return mixedDecoder("windows-1252");
  try {
    const decoder = new TextDecoder(declared);
    // Names such as `unicode` stand for UTF-16, which the bytes are not.
    if (decoder.encoding.startsWith("utf-16")) return mixedDecoder("windows-1252");
    return {
      piece: (bytes) => decoder.decode(bytes, { stream: true }),
      end: () => decoder.decode(),
    };
  } catch {
    return found === "utf-8" ? mixedDecoder("windows-1252") : undefined;
  }
}

/** Encodings read as UTF-8 with Windows-1252 in between; a declared UTF-16 that is none is one of them. */
function isWestern(name: string): boolean {
  return /^(?:utf-?8|utf-?16.*|ucs-?2|us-ascii|ascii|ansi|(?:iso-?)?8859-1|latin-?1|(?:windows|cp)-?1252)$|^iso-8859-1$/.test(
    name,
  );
}

/** UTF-8 in which bytes that are none are read by another encoding, each by itself. */
function mixedDecoder(other: SingleByteEncoding): PieceDecoder {
  let held = Buffer.alloc(0);
  const decode = (bytes: Buffer): string => {
    const text = bytes.toString("utf8");
    // A replacement character stands for bytes that are no UTF-8, or was itself in the report.
    return text.includes("\ufffd") ? mixed(bytes, other) : text;
  };
  return {
    piece(bytes) {
      const all = Buffer.concat([held, bytes]);
      const end = all.length - unfinishedBytes(all);
      held = all.subarray(end);
      return decode(all.subarray(0, end));
    },
    end: () => decode(held),
  };
}

function mixed(bytes: Buffer, other: SingleByteEncoding): string {
  let text = "";
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    text +=
      length === 0
        ? decodeSingleBytes(bytes.subarray(at, at + 1), other)
        : bytes.toString("utf8", at, at + length);
    at += Math.max(length, 1);
  }
  return text;
}

/** Bytes of the UTF-8 character that begins at a place; 0 where none does (RFC 3629). */
function sequenceLength(bytes: Buffer, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = expectedLength(first);
  if (length === 1 || at + length > bytes.length) return 0;
  const decoded = bytes.toString("utf8", at, at + length);
  // Anything else, surrogates and overlong forms included, decodes to several replacement characters.
  return Array.from(decoded).length === 1 ? length : 0;
}

function expectedLength(first: number): number {
  if (first >= 0xf0) return 4;
  if (first >= 0xe0) return 3;
  return first >= 0xc2 ? 2 : 1;
}

/** How many bytes at the end begin a character that goes on in the next piece. */
function unfinishedBytes(bytes: Buffer): number {
  for (let count = 1; count <= Math.min(3, bytes.length); count += 1) {
    const byte = bytes[bytes.length - count] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    return expectedLength(byte) > count ? count : 0;
  }
  return 0;
}
