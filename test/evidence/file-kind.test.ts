import { expect, test } from "vitest";
import { kindOf, looksLike } from "../../src/evidence/file-kind.ts";

const bytes = (text: string): Buffer => Buffer.from(text, "latin1");

/** The head of a file in boxes (ISO/IEC 14496-12) of so many bytes. */
const boxed = (length: number, brands: string): string =>
  `\0\0\0${String.fromCharCode(length)}ftyp${brands}`;

test.each<readonly [string, string]>([
  ["MZ\u0090", "programa ejecutable"],
  ["\u007fELF\u0002", "programa ejecutable"],
  [" MZ", "texto"],
  ["GIF89a", "GIF"],
  ["GIF9", "texto"],
  ["BM\0", "BMP"],
  ["RIFF\0\0\0\0WEBPVP8 ", "WebP"],
  ["RIFF\0\0\0\0WAVE", "otro formato"],
  ["RIFX\0\0\0\0WEBP", "otro formato"],
  [boxed(20, "avif\0\0\0\0mif1"), "AVIF"],
  [boxed(20, "avis\0\0\0\0msf1"), "AVIF"],
  [boxed(24, "mif1\0\0\0\0heicavif"), "AVIF"],
  [boxed(20, "mif1\0\0\0\0heicavif"), "HEIC"],
  ...["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"].map(
    (brand): [string, string] => [boxed(20, `${brand}\0\0\0\0mif1`), "HEIC"],
  ),
  // A head that is shorter than it says, or says too little.
  [boxed(0, "mif1\0\0\0\0avif"), "HEIC"],
  [boxed(0, "avif"), "AVIF"],
  [boxed(20, "avif").replace("\0\0\0", "\u0001\0\0"), "AVIF"],
  [boxed(20, "isom\0\0\0\0mp41"), "otro formato"],
  [boxed(20, "isom\0\0\0\0heic"), "otro formato"],
  ["II*\0", "TIFF"],
  ["MM\0*", "TIFF"],
  ["MM*\0", "otro formato"],
  ["II\0*", "otro formato"],
  ["PK\u0003\u0004", "ZIP/Office"],
  ["<?xml version='1.0'?><SVG>", "SVG"],
  [`${" ".repeat(508)}<svg`, "SVG"],
  [`${" ".repeat(509)}<svg`, "texto"],
  ["", "texto"],
  ["año\t\r\n\u007f", "texto"],
  ["a\u0008", "otro formato"],
  ["a\u000e", "otro formato"],
  ["a\u001f", "otro formato"],
  ["a\0", "otro formato"],
])("a file that begins as %j seems to be %s", (head, expected) => {
  expect(looksLike(bytes(head))).toBe(expected);
});

const signature = "\u0089PNG\r\n\u001a\n";

test.each([
  [signature, "png"],
  [signature.slice(0, -1), undefined],
  ["\u00ff\u00d8\u00ff", "jpeg"],
  ["\u00ff\u00d8\u00fe", undefined],
  ["%PDF-1.7", "pdf"],
  ["texto\n%PDF-1.7", "pdf"],
  ["\0\u0001%PDF-1.7", "pdf"],
  ["MZ %PDF-1.7", undefined],
  ["%PDF", undefined],
  ["", undefined],
])("a file that begins as %j is sent as %s", (head, kind) => {
  expect(kindOf(bytes(head))).toBe(kind);
});
