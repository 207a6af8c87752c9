import { brotliDecompressSync } from "node:zlib";
import { findProgramFiles } from "../platform/program/find-program-files.ts";

/** The font of Chinese and Japanese, packed; only a text that needs it has it unpacked. */
export const chineseFont = "MesaSansHans-Regular.otf.br";

/**
 * Fonts for what the standard ones lack, in the order in which they are tried: the European alphabets,
 * then Chinese and Japanese. Each is read when a text needs it (docs/decisions/0022-fonts-for-names.md).
 */
const wideFonts = ["MesaSans-Regular.ttf", chineseFont] as const;

/** How a font file begins that is not packed: outlines of either kind (OpenType 1.9, "otff"). */
const plainSignatures: readonly unknown[] = [0x00_01_00_00, 0x4f_54_54_4f];

/** Makes a font that came with the program the document's current one. */
export function useFace(document: PDFKit.PDFDocument, file: string): void {
  const registered = Object(Reflect.get(document, "_registeredFonts"));
  if (!Object.hasOwn(registered, file)) document.registerFont(file, readFont(file));
  document.font(file);
}

/** The whole of a font that came with the program. */
function readFont(file: string): Buffer {
  const bytes = Buffer.from(findProgramFiles().bytes(`dist/fonts/${file}`));
  return plainSignatures.includes(bytes.readUInt32BE()) ? bytes : brotliDecompressSync(bytes);
}

/** The name under which a document has opened a wide font that has this character; undefined if none. */
export function wideFontFor(document: PDFKit.PDFDocument, character: string): string | undefined {
  const codes = Array.from(character, (one) => one.codePointAt(0) ?? 0);
  return wideFonts.find((file) => hasAll(document, file, codes));
}

/** Whether a font has a glyph for every code point. Leaves it as the document's current font. */
function hasAll(document: PDFKit.PDFDocument, file: string, codes: readonly number[]): boolean {
  useFace(document, file);
  // PDFKit keeps the font that fontkit has read here.
  const font: { hasGlyphForCodePoint?: unknown } = Object(
    Reflect.get(Object(Reflect.get(document, "_font")), "font"),
  );
  const has = font.hasGlyphForCodePoint;
  return typeof has === "function" && codes.every((code) => has.call(font, code) === true);
}
