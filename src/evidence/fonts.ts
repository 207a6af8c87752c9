import { remember } from "../domain/remember.ts";

/** The fonts of every PDF: a reader has them itself. */
const names = ["Helvetica", "Helvetica-Bold", "Courier"] as const;

/** Words whose widths and codes are kept, of each font: those of forms come again and again. */
const remembered = 4096;

/** The part of the library's font that works on text. */
interface LibraryFont {
  readonly widthOfString: (text: string, size: number) => number;
  readonly encode: (text: string) => object;
}

/** Gives a new document its fonts. */
export type Fonts = (document: PDFKit.PDFDocument) => void;

/**
 * The library reads the tables of a font anew for each document, which costs as much as drawing
 * with it. Here they are read for the first one; the others get copies that share them, and what was
 * measured with them. Reaches
 * into the library: a test compares the documents of one shelf byte by byte.
 */
export function loadFonts(): Fonts {
  let shelf: readonly (readonly [name: string, font: LibraryFont])[] | undefined;

  function open(document: PDFKit.PDFDocument): readonly (readonly [string, LibraryFont])[] {
    for (const name of names) document.font(name);
    const opened: unknown = Reflect.get(document, "_fontFamilies");
    return Object.entries(Object(opened)).map(
      ([name, font]) => [name, quick(Object(font))] as const,
    );
  }

  return (document) => {
    if (shelf === undefined) {
      shelf = open(document);
      return;
    }
    const copies = shelf.map(([name, font]) => [name, copyFor(document, font)] as const);
    Reflect.set(document, "_fontFamilies", Object.fromEntries(copies));
    Reflect.set(document, "_fontCount", shelf.length);
  };
}

/** As if opened by this document and not yet used. */
function copyFor(document: PDFKit.PDFDocument, font: object): object {
  const own: object = Object.create(Reflect.getPrototypeOf(font));
  return Object.assign(own, font, { document, dictionary: null, embedded: false });
}

/** The same font, which measures and encodes a text once. */
function quick(font: LibraryFont): LibraryFont {
  const widths = new Map<string, number>();
  const codes = new Map<string, object>();
  const [measure, encode] = [font.widthOfString.bind(font), font.encode.bind(font)];
  return Object.assign(font, {
    // In thousandths of the size, as the font's own table has them.
    widthOfString: (text: string, size: number) =>
      remember(widths, remembered, text, () => measure(text, 1000)) * (size / 1000),
    encode: (text: string) => remember(codes, remembered, text, () => encode(text)),
  });
}
