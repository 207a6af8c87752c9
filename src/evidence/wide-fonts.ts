import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * Fonts for what the standard ones lack, in the order in which they are tried: the European alphabets,
 * then Chinese and Japanese. Each is read when a text needs it (docs/decisions/0022-fonts-for-names.md).
 */
const wideFonts = [
  { folder: "fonts-latin", file: "NotoSans-Regular.ttf" },
  { folder: "fonts-sc", file: "NotoSansHans-Regular.otf" },
] as const;

/** The path of a face of Noto Sans that the program brings. */
export function fontPath(file: string): string {
  const path = pathOf({ folder: "fonts-latin", file });
  if (path === undefined) throw new Error(`the font ${file} is missing`);
  return path;
}

/** Beside the bundle, or in the packages they come from where the sources run. */
function pathOf({
  folder,
  file,
}: {
  readonly folder: string;
  readonly file: string;
}): string | undefined {
  const here = import.meta.dirname;
  const places = [
    join(here, "fonts", file),
    join(here, "../../node_modules/@embedpdf", folder, "fonts", file),
  ];
  return places.find((path) => existsSync(path));
}

/** The name under which a document has opened a wide font that has this character; undefined if none. */
export function wideFontFor(document: PDFKit.PDFDocument, character: string): string | undefined {
  const codes = Array.from(character, (one) => one.codePointAt(0) ?? 0);
  return wideFonts.map(pathOf).find((path) => path !== undefined && hasAll(document, path, codes));
}

/** Whether a font has a glyph for every code point. Leaves it as the document's current font. */
function hasAll(document: PDFKit.PDFDocument, path: string, codes: readonly number[]): boolean {
  document.font(path);
  // PDFKit keeps the font that fontkit has read here.
  const font: { hasGlyphForCodePoint?: unknown } = Object(
    Reflect.get(Object(Reflect.get(document, "_font")), "font"),
  );
  const has = font.hasGlyphForCodePoint;
  return typeof has === "function" && codes.every((code) => has.call(font, code) === true);
}
