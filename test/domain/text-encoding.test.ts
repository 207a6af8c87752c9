import { describe, expect, test } from "vitest";
import {
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

describe("old code pages", () => {
  test.each<[SingleByteEncoding, string, string]>([
    ["windows-1252", "c1d1f1fabfa180938c9c", "ÁÑñú¿¡€“Œœ"],
    ["ibm850", "b5a5a4a3a8ada09090d5", "ÁÑñú¿¡áÉÉı"],
    ["macintosh", "e784969cc0c1d2d3db8e", "ÁÑñú¿¡“”€é"],
  ])("%s", (encoding, hex, expected) => {
    const decoder = createPieceDecoder(encoding);
    expect(decoder.piece(Buffer.from(hex, "hex")) + decoder.end()).toBe(expected);
  });
});
