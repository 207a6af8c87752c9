import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { deflate } from "node:zlib";
import type { Capture, PixelBox } from "../domain/evidence.ts";
import { remember } from "../domain/remember.ts";
import { cleanImage } from "./clean-image.ts";
import { withoutHidden } from "./hidden-picture.ts";
import { partsOf, readChunks, samplesOf, type PngParts } from "./png-chunks.ts";
import { decodePixels } from "./png-pixels.ts";
import { splitAlpha, transparencyMask } from "./png-alpha.ts";
import { areNamedRgb, type JpegSegment } from "./jpeg-scan.ts";
import { frameOf, readSegments } from "./read-jpeg.ts";

const compress = promisify(deflate);

/** In pixels. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** What PDFKit needs of an image that it has not opened itself. */
export interface OwnImage extends Buffer {
  readonly width: number;
  readonly height: number;
  /** EXIF orientation, 1 to 8. */
  readonly orientation: number;
  readonly label: string;
  /** Bytes of its data in the document, those of its mask included. */
  readonly dataBytes: number;
  /** SHA-256 of its data as they lie in the document, without those of its mask. */
  readonly digest: () => string;
  obj: PDFKit.PDFKitReference | undefined;
  /** Called when the image is first used. */
  readonly embed: (document: PDFKit.PDFDocument) => void;
}

/** An image object of a PDF (ISO 32000-1, 8.9.5) before it is written. */
interface ImageObject {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  /** Its name, or the palette of RGB entries. */
  readonly colours: "DeviceGray" | "DeviceRGB" | "DeviceCMYK" | Buffer;
  readonly filter: "FlateDecode" | "DCTDecode";
  readonly data: Buffer;
  /** Further entries of its dictionary. */
  readonly extra?: Readonly<Record<string, unknown>>;
  /** How opaque each pixel is. */
  readonly mask?: ImageObject | undefined;
}

/**
 * Pictures that had to be packed anew, by the SHA-256 of their files, for further documents: the rows
 * of a table often name the same captures.
 */
export type PackedPictures = Map<string, ImageObject>;

/** At most 16 MiB are kept. */
const maxRememberedPictures = 8;
const maxRememberedBytes = 2 * 1024 * 1024;

/**
 * Makes an image for PDFKit from a capture that was checked, without its metadata. JPEG scans and
 * PNG pixels without transparency or interlacing are put into the document as they are compressed,
 * which is many times faster than PDFKit's own way.
 *
 * @param label  the image's name, unique within the document
 * @param hidden  what is shown in black: its pixels are not in the document
 * @param pictures  those of earlier documents
 */
export async function embeddableImage(
  kind: Capture["kind"],
  bytes: Buffer,
  label: string,
  hidden: readonly PixelBox[] = [],
  pictures: PackedPictures = new Map(),
): Promise<OwnImage> {
  const clean = cleanImage(kind, bytes);
  const sent = withoutHidden(kind, clean, hidden);
  const object = kind === "png" ? await pngObject(sent, pictures) : jpegObject(sent);
  const { width, height } = object;
  const image: OwnImage = Object.assign(Buffer.alloc(0), {
    width,
    height,
    orientation: clean.orientation,
    label,
    dataBytes: sizeOf(object),
    digest: () => digestOf(object.data),
    obj: undefined,
    embed(document: PDFKit.PDFDocument) {
      image.obj = write(document, object);
    },
  });
  return image;
}

/** Whether an image has been drawn and PDFKit has written it; it has no event for that. */
export function isWritten(image: OwnImage): boolean {
  return Reflect.get(Object(image.obj), "offset") !== undefined;
}

/** The size of an image as it is shown, in pixels. */
export function shownSize({ width, height, orientation }: OwnImage): PixelSize {
  return orientation > 4 ? { width: height, height: width } : { width, height };
}

function write(document: PDFKit.PDFDocument, image: ImageObject): PDFKit.PDFKitReference {
  const mask = image.mask === undefined ? undefined : write(document, image.mask);
  const reference = document.ref({
    Type: "XObject",
    Subtype: "Image",
    Width: image.width,
    Height: image.height,
    BitsPerComponent: image.bits,
    ColorSpace: colourSpace(document, image.colours),
    Filter: image.filter,
    ...image.extra,
    ...(mask !== undefined && { SMask: mask }),
  });
  reference.end(image.data);
  return reference;
}

function colourSpace(document: PDFKit.PDFDocument, colours: ImageObject["colours"]) {
  if (typeof colours === "string") return colours;
  const table = document.ref({});
  table.end(colours);
  return ["Indexed", "DeviceRGB", colours.length / 3 - 1, table];
}

const sizeOf = ({ data, mask }: ImageObject): number => data.length + (mask?.data.length ?? 0);

const digestOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

async function pngObject(bytes: Buffer, pictures: PackedPictures): Promise<ImageObject> {
  const chunks = readChunks(bytes);
  const parts = chunks === undefined ? undefined : partsOf(chunks);
  if (parts === undefined) throw new Error("a PNG that was checked can't be read");
  const { header, palette, transparency, packed } = parts;
  const { width, height, depth, colour, interlaced } = header;
  const size = { width, height, bits: depth, filter: "FlateDecode" } as const;
  // A copy, since a part of the file would keep all of it in memory.
  const colours =
    (palette && Buffer.from(palette)) ??
    (colour === 0 || colour === 4 ? "DeviceGray" : "DeviceRGB");
  const alpha = colour >= 4;
  if (!alpha && !interlaced && transparency === undefined) {
    return { ...size, colours, data: Buffer.concat(packed), extra: ownFilters(parts) };
  }
  const key = digestOf(bytes);
  const known = pictures.get(key);
  if (known !== undefined) return known;
  const made = await packAnew(parts, colours);
  return sizeOf(made) > maxRememberedBytes
    ? made
    : remember(pictures, maxRememberedPictures, key, () => made);
}

/** Packs the pixels of a PNG and those of its mask, since a PDF has no picture with both. */
async function packAnew(parts: PngParts, colours: ImageObject["colours"]): Promise<ImageObject> {
  const { header, packed } = parts;
  const { width, height, depth, colour, interlaced } = header;
  const size = { width, height, bits: depth, filter: "FlateDecode" } as const;
  const alpha = colour >= 4;
  const pixels = decodePixels(parts);
  const split = alpha ? splitAlpha(pixels, header) : undefined;
  const opacity = split?.alpha ?? transparencyMask(pixels, parts);
  const asTheyAre = !alpha && !interlaced;
  // Both are compressed at once, in threads of their own.
  const [data, maskData] = await Promise.all([
    asTheyAre ? Buffer.concat(packed) : compress(split?.colours ?? pixels),
    opacity === undefined ? undefined : compress(opacity),
  ]);
  const bits = alpha ? depth : 8;
  return {
    ...size,
    colours,
    data,
    ...(asTheyAre && { extra: ownFilters(parts) }),
    ...(maskData !== undefined && {
      mask: { ...size, bits, colours: "DeviceGray", data: maskData },
    }),
  };
}

/** PNG's own filters of rows, which PDF knows (ISO 32000-1, 7.4.4.4). */
function ownFilters({ header }: PngParts) {
  const { depth, width } = header;
  const Colors = samplesOf(header);
  return { DecodeParms: { Predictor: 15, Colors, BitsPerComponent: depth, Columns: width } };
}

const jpegColours = { 1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK" } as const;

function jpegObject(bytes: Buffer): ImageObject {
  const segments = readSegments(bytes)?.segments ?? [];
  const frame = frameOf(segments);
  const count = frame?.components.length;
  if (frame === undefined || (count !== 1 && count !== 3 && count !== 4)) {
    throw new Error("a JPEG that was checked can't be read");
  }
  const { width, height } = frame;
  const adobe = has(segments, 0xee, "Adobe");
  // Adobe's programs store CMYK inverted.
  const inverted = count === 4 && adobe ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {};
  // Components that are called R, G and B are not converted; a PDF would take them for YCbCr.
  const named = areNamedRgb(frame);
  const plain =
    named && !adobe && !has(segments, 0xe0, "JFIF") ? { DecodeParms: { ColorTransform: 0 } } : {};
  return {
    width,
    height,
    bits: 8,
    colours: jpegColours[count],
    filter: "DCTDecode",
    data: bytes,
    extra: { ...inverted, ...plain },
  };
}

function has(segments: readonly JpegSegment[], marker: number, name: string): boolean {
  return segments.some(
    (one) => one.marker === marker && one.data.toString("latin1", 0, name.length) === name,
  );
}
