import PDFDocument from "pdfkit";
import { remember } from "../domain/remember.ts";
import { chineseFont, useFace } from "./wide-fonts.ts";

/** Sets the fonts of a new document. */
export type Fonts = (document: PDFKit.PDFDocument) => void;

/** The names under which documents draw, and the embedded font that stands behind each. */
const faces = [
  ["Helvetica", "MesaSans-Regular.ttf"],
  ["Helvetica-Bold", "MesaSans-Bold.ttf"],
] as const;

/** How many characters of a font have their glyph kept. */
const maxRememberedGlyphs = 4096;

interface Glyph {
  /** In units of the font. */
  readonly advanceWidth: number;
}

/** The part of fontkit's font that finds glyphs. */
interface LibraryFont {
  readonly glyphForCodePoint: (code: number) => Glyph;
}

/**
 * Embeds Noto Sans under the names of the standard fonts, as PDF/A asks for: every letter drawn is in
 * the document. The files are read once and shared by all documents; each embeds the letters that
 * it uses.
 */
export function loadFonts(): Fonts {
  let opened: readonly (readonly [name: string, file: string, font: object])[] | undefined;
  let chinese: object | undefined;
  return (document) => {
    const registered = Object(Reflect.get(document, "_registeredFonts"));
    opened ??= faces.map(([name, file]) => [name, file, withoutShaping(openFont(file))]);
    for (const [name, file, font] of opened) {
      // Its types know files only, but it takes what fontkit has opened.
      const register: unknown = Reflect.get(document, "registerFont");
      if (typeof register === "function") register.call(document, name, font);
      document.font(name);
      // Text in other scripts asks for the same font by its file's name.
      const families = Object(Reflect.get(document, "_fontFamilies"));
      Reflect.set(families, file, Reflect.get(document, "_font"));
      Reflect.set(registered, file, { src: font });
    }
    Object.defineProperty(registered, chineseFont, {
      get: () => ({ src: (chinese ??= openFont(chineseFont)) }),
    });
  };
}

/** Reads a font with fontkit, which only a document of PDFKit gives access to. */
function openFont(file: string): LibraryFont {
  const document = new PDFDocument({ autoFirstPage: false, font: "" });
  useFace(document, file);
  return Object(Reflect.get(Object(Reflect.get(document, "_font")), "font"));
}

/**
 * The font with letters set one after the other: reading a font's rules of kerning and ligatures takes
 * longer than drawing a whole document with it.
 */
function withoutShaping(font: LibraryFont): object {
  const glyphs = new Map<number, Glyph>();
  const glyphOf = (code: number): Glyph =>
    remember(glyphs, maxRememberedGlyphs, code, () => font.glyphForCodePoint(code));
  function layout(text: string) {
    const run = Array.from(text, (character) => glyphOf(character.codePointAt(0) ?? 0));
    return {
      glyphs: run,
      positions: run.map(({ advanceWidth }) => ({
        xAdvance: advanceWidth,
        yAdvance: 0,
        xOffset: 0,
        yOffset: 0,
      })),
      get advanceWidth() {
        return run.reduce((sum, glyph) => sum + glyph.advanceWidth, 0);
      },
    };
  }
  const own: object = Object.create(font);
  return Object.assign(own, { layout });
}
