import { remember } from "../domain/remember.ts";

/** The fonts of every PDF: standard fonts that every reader has. */
const names = ["Helvetica", "Helvetica-Bold", "Courier"] as const;

/** How many words of each font have their widths and codes kept: those of forms recur. */
const maxRememberedWords = 4096;

/** The part of PDFKit's font that works on text. */
interface LibraryFont {
  readonly widthOfString: (text: string, size: number) => number;
  readonly encode: (text: string) => object;
}

/** Sets the fonts of a new document. */
export type Fonts = (document: PDFKit.PDFDocument) => void;

/**
 * Shares fonts between documents. PDFKit reads the tables of a font for each document, which takes as
 * long as drawing with it. Here the first document reads them; later ones get copies that share the
 * tables and the measured widths. This uses PDFKit's internals; a test compares documents with and
 * without shared fonts byte by byte.
 */
export function loadFonts(): Fonts {
  let sharedFonts: readonly (readonly [name: string, font: LibraryFont])[] | undefined;

  function open(document: PDFKit.PDFDocument): readonly (readonly [string, LibraryFont])[] {
    for (const name of names) document.font(name);
    const opened: unknown = Reflect.get(document, "_fontFamilies");
    return Object.entries(Object(opened)).map(
      ([name, font]) => [name, withMemory(Object(font))] as const,
    );
  }

  return (document) => {
    if (sharedFonts === undefined) {
      sharedFonts = open(document);
      return;
    }
    const copies = sharedFonts.map(([name, font]) => [name, copyFor(document, font)] as const);
    Reflect.set(document, "_fontFamilies", Object.fromEntries(copies));
    Reflect.set(document, "_fontCount", sharedFonts.length);
  };
}

/** A copy of a font as if this document had opened it and not yet used it. */
function copyFor(document: PDFKit.PDFDocument, font: object): object {
  const own: object = Object.create(Reflect.getPrototypeOf(font));
  return Object.assign(own, font, { document, dictionary: null, embedded: false });
}

/** Makes a font measure and encode each text only once. */
function withMemory(font: LibraryFont): LibraryFont {
  const widths = new Map<string, number>();
  const codes = new Map<string, object>();
  const [measure, encode] = [font.widthOfString.bind(font), font.encode.bind(font)];
  return Object.assign(font, {
    // Widths are kept in thousandths of the font size, as in the font's own table.
    widthOfString: (text: string, size: number) =>
      remember(widths, maxRememberedWords, text, () => measure(text, 1000)) * (size / 1000),
    encode: (text: string) => remember(codes, maxRememberedWords, text, () => encode(text)),
  });
}
