/** The fonts of every PDF: a reader has them itself. */
const names = ["Helvetica", "Helvetica-Bold", "Courier"] as const;

/** Gives a new document its fonts. */
export type FontShelf = (document: PDFKit.PDFDocument) => void;

/**
 * The library reads the tables of a font anew for each document, which costs as much as drawing
 * with it. Here they are read for the first one; the others get copies that share them. Reaches
 * into the library: a test compares the documents of one shelf byte by byte.
 */
export function createFontShelf(): FontShelf {
  let shelf: readonly (readonly [name: string, font: object])[] | undefined;

  function open(document: PDFKit.PDFDocument): readonly (readonly [string, object])[] {
    for (const name of names) document.font(name);
    const opened: unknown = Reflect.get(document, "_fontFamilies");
    return Object.entries(Object(opened)).map(([name, font]) => [name, Object(font)] as const);
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
