import { deflateSync } from "node:zlib";
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

/** How many characters of a font have their glyph kept, and how many sets of letters their subset. */
const maxRememberedGlyphs = 4096;
const maxRememberedSubsets = 32;

/**
 * Letters that every document has, whichever it uses: most documents then embed the same subset, which
 * is made once for all documents of a batch.
 */
const commonLetters =
  " !\"#$%&'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz¿¡áéíóúüñÁÉÍÓÚÑ·–×";

/** Documents that share measured words, before these are forgotten. */
const documentsPerLayoutCache = 256;

interface Glyph {
  /** In units of the font. */
  readonly advanceWidth: number;
}

/** The part of fontkit's font that finds glyphs. */
interface LibraryFont {
  readonly glyphForCodePoint: (code: number) => Glyph;
  readonly createSubset: () => Subset;
}

/** The letters of a font that a document uses. */
interface Subset {
  /** Numbers of glyphs in the order in which they were used. */
  readonly glyphs: readonly number[];
  encode: () => Uint8Array;
}

/** The part of PDFKit's font that measures text and keeps its letters for the document. */
interface DocumentFont {
  readonly encode: (text: string) => unknown;
  /** Writes the font into the document; its file is the first object that it makes. */
  embed: () => void;
  /** By word; what stands in it does not change any more. */
  layoutCache: object;
}

/**
 * Embeds Noto Sans under the names of the standard fonts, as PDF/A asks for: every letter drawn is in
 * the document. The files are read once and shared by all documents; each embeds the letters that
 * it uses.
 */
export function loadFonts(): Fonts {
  let opened: readonly (readonly [name: string, file: string, font: object])[] | undefined;
  let chinese: object | undefined;
  let documents = 0;
  let layoutCaches: readonly object[] = [];
  return (document) => {
    if (documents % documentsPerLayoutCache === 0)
      layoutCaches = faces.map(() => Object.create(null));
    documents += 1;
    const registered = Object(Reflect.get(document, "_registeredFonts"));
    opened ??= faces.map(([name, file]) => [name, file, withoutShaping(openFont(file))]);
    for (const [index, [name, file, font]] of opened.entries()) {
      // Its types know files only, but it takes what fontkit has opened.
      const register: unknown = Reflect.get(document, "registerFont");
      if (typeof register === "function") register.call(document, name, font);
      document.font(name);
      // Text in other scripts asks for the same font by its file's name.
      const families = Object(Reflect.get(document, "_fontFamilies"));
      const own: DocumentFont = Object(Reflect.get(document, "_font"));
      own.layoutCache = layoutCaches[index] ?? own.layoutCache;
      own.encode(commonLetters);
      embedPacked(document, own);
      Reflect.set(families, file, own);
      Reflect.set(registered, file, { src: font });
    }
    Object.defineProperty(registered, chineseFont, {
      get: () => ({ src: (chinese ??= openFont(chineseFont)) }),
    });
  };
}

/** Has PDFKit write the font's file, which is packed already, as it is. */
function embedPacked(document: PDFKit.PDFDocument, font: DocumentFont): void {
  const embed = font.embed.bind(font);
  font.embed = () => {
    const makeObject = document.ref.bind(document);
    document.ref = (data) => {
      document.ref = makeObject;
      return makeObject({ ...data, Filter: "FlateDecode" });
    };
    embed();
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
 * longer than drawing a whole document with it. Its subsets come packed (zlib), and are kept for other
 * documents with the same letters.
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
  const subsets = new Map<string, Uint8Array>();
  function createSubset(): Subset {
    const subset = font.createSubset();
    const encode = subset.encode.bind(subset);
    const pack = (): Uint8Array => deflateSync(encode());
    subset.encode = () => remember(subsets, maxRememberedSubsets, subset.glyphs.join(), pack);
    return subset;
  }
  const own: object = Object.create(font);
  return Object.assign(own, { layout, createSubset });
}
