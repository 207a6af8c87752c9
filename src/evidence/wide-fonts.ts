import { findProgramFiles } from "../platform/program/find-program-files.ts";

/**
 * Fonts for what the standard ones lack, in the order in which they are tried: the European alphabets,
 * then Chinese and Japanese. Each is read when a text needs it (docs/decisions/0022-fonts-for-names.md).
 */
const wideFonts = ["NotoSans-Regular.ttf", "NotoSansHans-Regular.otf"] as const;

/** Makes a face of Noto Sans, which came with the program, the document's current font. */
export function useFace(document: PDFKit.PDFDocument, file: string): void {
  const known = Object(Reflect.get(document, "_fontFamilies"));
  if (!Object.hasOwn(known, file)) {
    const bytes = findProgramFiles().bytes(`dist/fonts/${file}`);
    document.registerFont(file, Buffer.from(bytes));
  }
  document.font(file);
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
