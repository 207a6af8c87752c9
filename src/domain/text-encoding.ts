/** Encodings that text files of people's programs are read in. */
export type TextEncoding =
  | "utf-8"
  | "utf-16le"
  | "utf-16be"
  | "windows-1252"
  | "ibm850"
  | "macintosh";

/** Encodings with one byte a character, of which the lower half is ASCII. */
export type SingleByteEncoding = Extract<TextEncoding, "windows-1252" | "ibm850" | "macintosh">;

/**
 * Characters of the bytes 0x80–0xFF (Unicode's own mapping tables, `CP1252.TXT`, `CP850.TXT` and
 * `ROMAN.TXT`). Bytes that Windows-1252 leaves undefined are the C1 controls of the same number, as
 * the WHATWG Encoding Standard has it. `TextDecoder` of Node 20 reads Windows-1252 as Latin 1 and
 * knows no code page 850.
 */
const upperHalves: Readonly<Record<SingleByteEncoding, string>> = {
  "windows-1252":
    "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ" +
    "\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ",
  ibm850:
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀" +
    "ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0",
  macintosh:
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ" +
    "‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ",
};

/** Decodes a text piece by piece; a character may be cut between two pieces. */
export interface PieceDecoder {
  readonly piece: (bytes: Uint8Array) => string;
  /** What the last piece left over. */
  readonly end: () => string;
}

/** A decoder for one encoding. Byte-order marks are left in; malformed sequences become U+FFFD. */
export function createPieceDecoder(encoding: TextEncoding): PieceDecoder {
  if (encoding === "utf-8" || encoding === "utf-16le" || encoding === "utf-16be") {
    const decoder = new TextDecoder(encoding, { ignoreBOM: true });
    return {
      piece: (bytes) => decoder.decode(bytes, { stream: true }),
      end: () => decoder.decode(),
    };
  }
  return { piece: (bytes) => decodeSingleBytes(bytes, encoding), end: () => "" };
}

/** Text of bytes in an encoding with one byte a character. */
export function decodeSingleBytes(bytes: Uint8Array, encoding: SingleByteEncoding): string {
  // Most of a text is ASCII, which Latin 1 decodes fast.
  const upper = upperHalves[encoding];
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("latin1")
    .replace(/[\u0080-\u00ff]/g, (letter) => upper[letter.charCodeAt(0) - 0x80] ?? letter);
}

/** Finds a text's encoding from its bytes, given piece by piece. */
export interface EncodingProbe {
  readonly piece: (bytes: Uint8Array) => void;
  /**
   * That of the byte-order mark; UTF-16 without a mark where every other byte is zero; UTF-8 where all
   * is valid; else undefined: some encoding with one byte a character.
   */
  readonly result: () => TextEncoding | undefined;
}

export function createEncodingProbe(): EncodingProbe {
  const strict = new TextDecoder("utf-8", { fatal: true });
  let marked: TextEncoding | undefined;
  let begun = false;
  let valid = true;
  return {
    piece(bytes) {
      if (bytes.length === 0) return;
      if (!begun) marked = utf16Of(bytes);
      begun = true;
      if (marked === undefined) valid &&= decodes(strict, bytes);
    },
    result: () => marked ?? (valid && decodes(strict) ? "utf-8" : undefined),
  };
}

/**
 * Text that a person's program wrote: UTF-8, UTF-16 in both orders with or without a byte-order mark,
 * else Windows-1252. Marks at the beginning are left out, also where there are two.
 */
export function decodeText(bytes: Uint8Array): string {
  const probe = createEncodingProbe();
  probe.piece(bytes);
  const decoder = createPieceDecoder(probe.result() ?? "windows-1252");
  return withoutMarks(decoder.piece(bytes) + decoder.end());
}

/** A text without the byte-order marks at its beginning. */
export function withoutMarks(text: string): string {
  return text.replace(/^\ufeff+/, "");
}

/** How many bytes at the beginning are looked at for the zeros of UTF-16. */
const headBytes = 1024;

/** The order of UTF-16, by its mark or by where the zero bytes of its ASCII characters are. */
function utf16Of(bytes: Uint8Array): TextEncoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const head = bytes.subarray(0, headBytes);
  const even = head.filter((byte, at) => byte === 0 && at % 2 === 0).length;
  const odd = head.filter((byte, at) => byte === 0 && at % 2 === 1).length;
  // Text of Western languages is nearly all of one half; a stray zero byte in a log is not.
  const half = head.length / 2;
  if (odd > half * 0.7 && even < half * 0.1) return "utf-16le";
  return even > half * 0.7 && odd < half * 0.1 ? "utf-16be" : undefined;
}

/** Whether a further piece is valid UTF-8; without a piece, whether the text ends validly. */
function decodes(strict: InstanceType<typeof TextDecoder>, piece?: Uint8Array): boolean {
  try {
    if (piece === undefined) strict.decode();
    else strict.decode(piece, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
