import { describe, expect, test } from "vitest";
import iconv from "iconv-lite";
import {
  createEncodingProbe,
  createPieceDecoder,
  decodeText,
  type SingleByteEncoding,
} from "../../src/domain/text-encoding.ts";

const text = "Señal «N° 5» – “Ñandú”: cañón, 5 €";
const utf16le = (words: string): Buffer => Buffer.from(words, "utf16le");
const utf16be = (words: string): Buffer => utf16le(words).swap16();
/** The same text in Windows-1252, by the code page's own table. */
const bytes1252 = Buffer.from(
  "5365f1616c20ab4eb02035bb20962093d1616e64fa943a206361f1f36e2c20352080",
  "hex",
);

describe("text that a person's program wrote", () => {
  test.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-8 with two marks", Buffer.from(`\ufeff\ufeff${text}`)],
    ["UTF-16 little-endian with a mark", utf16le(`\ufeff${text}`)],
    ["UTF-16 big-endian with a mark", utf16be(`\ufeff${text}`)],
    ["UTF-16 little-endian without a mark", utf16le(text)],
    ["UTF-16 big-endian without a mark", utf16be(text)],
  ])("%s", (_name, bytes) => expect(decodeText(bytes)).toBe(text));

  test("Windows-1252, quotation marks, dashes and the euro included", () => {
    expect(decodeText(bytes1252)).toBe(text);
  });

  test.each([
    ["", ""],
    ["a", "a"],
    ["a\u0000b", "a\u0000b"],
  ])("%j stays as it is", (given, expected) =>
    expect(decodeText(Buffer.from(given))).toBe(expected),
  );

  test("a character that is cut off at the end makes it no UTF-8", () => {
    expect(decodeText(Buffer.from("añ").subarray(0, 2))).toBe("aÃ");
  });
});

/** What the probe says of pieces: of bytes, or of text in UTF-8. */
function encodingOf(...pieces: readonly (Buffer | string)[]): string | undefined {
  const probe = createEncodingProbe();
  for (const piece of pieces) probe.piece(Buffer.from(piece));
  return probe.result();
}

test("a decoder leaves byte-order marks in, and cuts no character", () => {
  for (const [encoding, bytes] of [
    ["utf-8", Buffer.from("\ufeffañ")],
    ["utf-16le", utf16le("\ufeffañ")],
    ["utf-16be", utf16be("\ufeffañ")],
  ] as const) {
    const decoder = createPieceDecoder(encoding);
    const pieces = [...bytes].map((byte) => decoder.piece(Buffer.from([byte])));
    expect(pieces.join("") + decoder.end()).toBe("\ufeffañ");
    const cut = createPieceDecoder(encoding);
    expect(cut.piece(bytes.subarray(0, -1)) + cut.end()).toBe("\ufeffa\ufffd");
  }
});

test("an encoding is found piece by piece", () => {
  const word = Buffer.from("añ");
  expect(encodingOf()).toBe("utf-8");
  expect(encodingOf("", word.subarray(0, 2), word.subarray(2))).toBe("utf-8");
  expect(encodingOf(word.subarray(0, 2), "b")).toBeUndefined();
  expect(encodingOf(word, Buffer.from("f1", "hex"), word)).toBeUndefined();
  // UTF-16 is known by the first piece that has any bytes.
  expect(encodingOf("", utf16le("uno"), Buffer.from("f1ff", "hex"))).toBe("utf-16le");
  expect(encodingOf("uno", utf16le("uno"))).toBe("utf-8");
  expect(encodingOf(Buffer.from("fffe", "hex"))).toBe("utf-16le");
  expect(encodingOf(Buffer.from("feff", "hex"))).toBe("utf-16be");
  expect(encodingOf(Buffer.from("ff61", "hex"))).toBeUndefined();
  expect(encodingOf(Buffer.from("fe61", "hex"))).toBeUndefined();
});

test.each([
  // Of ten characters eight are of the lower half; seven are not enough.
  [8, 0, "utf-16"],
  [7, 0, "utf-8"],
  [10, 0, "utf-16"],
  [9, 1, "utf-8"],
])("with %i zeros of ten in one half, and %i in the other, it is %s", (zeros, others, found) => {
  const bytes = Buffer.alloc(20, "a");
  for (let at = 0; at < zeros; at += 1) bytes[2 * at + 1] = 0;
  for (let at = 0; at < others; at += 1) bytes[2 * at] = 0;
  expect(encodingOf(bytes)).toBe(found === "utf-16" ? "utf-16le" : found);
  expect(encodingOf(bytes.swap16())).toBe(found === "utf-16" ? "utf-16be" : found);
});

test("the first 1024 bytes decide, also where a text has an odd number of them", () => {
  expect(encodingOf(Buffer.concat([utf16le("a".repeat(512)), Buffer.alloc(4000, "b")]))).toBe(
    "utf-16le",
  );
  expect(encodingOf(Buffer.concat([Buffer.alloc(1024, "b"), utf16le("a".repeat(4000))]))).toBe(
    "utf-8",
  );
  expect(encodingOf(Buffer.concat([utf16le("ab"), Buffer.from("c")]))).toBe("utf-16le");
});

describe("old code pages", () => {
  test.each<[SingleByteEncoding, string, readonly string[]]>([
    // The five bytes that Windows-1252 leaves undefined are controls (WHATWG Encoding Standard).
    ["windows-1252", "windows1252", ["\u0081", "\u008d", "\u008f", "\u0090", "\u009d"]],
    ["ibm850", "cp850", []],
  ])("%s has the characters of its table", (encoding, name, own) => {
    const all = Buffer.from(Array.from({ length: 256 }, (_none, at) => at));
    const undefinedOnes = [...own];
    const expected = iconv
      .decode(all, name)
      .replaceAll("\ufffd", () => undefinedOnes.shift() ?? "");
    const decoder = createPieceDecoder(encoding);
    expect(decoder.piece(all)).toBe(expected);
    expect(decoder.end()).toBe("");
  });

  test("the Macintosh's upper half is that of Apple's table, euro and apple included", () => {
    const upper = Buffer.from(Array.from({ length: 128 }, (_none, at) => 0x80 + at));
    // Node's decoder, which follows the WHATWG Encoding Standard.
    const expected = new TextDecoder("macintosh").decode(upper);
    expect(createPieceDecoder("macintosh").piece(upper)).toBe(expected);
  });

  test.each<[SingleByteEncoding, string, string]>([
    ["windows-1252", "c1d1f1fabfa180938c9c", "ÁÑñú¿¡€“Œœ"],
    ["ibm850", "b5a5a4a3a8ada09090d5", "ÁÑñú¿¡áÉÉı"],
    ["macintosh", "e784969cc0c1d2d3db8e", "ÁÑñú¿¡“”€é"],
  ])("%s", (encoding, hex, expected) => {
    const decoder = createPieceDecoder(encoding);
    expect(decoder.piece(Buffer.from(hex, "hex")) + decoder.end()).toBe(expected);
  });
});
