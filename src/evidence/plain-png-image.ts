import { readPlainPng, type PlainPng } from "./read-png.ts";

/** What PDFKit needs of an image that it has not opened itself. */
interface OwnImage extends Buffer {
  readonly width: number;
  readonly height: number;
  readonly label: string;
  obj: PDFKit.PDFKitReference | undefined;
  /** Called when the image is first used. */
  readonly embed: (document: PDFKit.PDFDocument) => void;
}

/**
 * Makes an image whose compressed pixels are put into the document unchanged, which is many times
 * faster than PDFKit's byte-by-byte copy. Images that are not plain PNGs are returned for PDFKit.
 *
 * @param label  the image's name, unique within the document
 */
export function plainPngImage(bytes: Buffer, label: string): Buffer {
  const png = readPlainPng(bytes);
  if (png === undefined) return bytes;
  const { width, height } = png;
  const image: OwnImage = Object.assign(bytes, {
    width,
    height,
    label,
    obj: undefined,
    embed(document: PDFKit.PDFDocument) {
      image.obj = embedded(document, png);
    },
  });
  return image;
}

/** Embeds an image with PNG's own compression and filters (ISO 32000-1, 7.4.4.4 and 8.9.5). */
function embedded(document: PDFKit.PDFDocument, png: PlainPng): PDFKit.PDFKitReference {
  const { width, height, depth, colours, data } = png;
  const dictionary = {
    Type: "XObject",
    Subtype: "Image",
    Width: width,
    Height: height,
    BitsPerComponent: depth,
    ColorSpace: colourSpace(document, png),
    Filter: "FlateDecode",
    DecodeParms: { Predictor: 15, Colors: colours, BitsPerComponent: depth, Columns: width },
  };
  const reference = document.ref(dictionary);
  reference.end(data);
  return reference;
}

function colourSpace(document: PDFKit.PDFDocument, { colours, palette }: PlainPng) {
  if (palette === undefined) return colours === 1 ? "DeviceGray" : "DeviceRGB";
  const table = document.ref({});
  table.end(palette);
  return ["Indexed", "DeviceRGB", palette.length / 3 - 1, table];
}
