import type { ConvertedKind } from "../domain/evidence.ts";
import type { ImageConverter } from "../ports/image-converter.ts";
import { collectMetadata, type CleanImage } from "./found-metadata.ts";
import { foreignSize } from "./foreign-size.ts";
import { readExif } from "./read-exif.ts";
import { kindsOfPhotoshop, kindsOfXmp } from "./read-text-metadata.ts";

/** Larger pictures are not converted, which takes up to 20 bytes a pixel. Three 4K screens have 25 million. */
const maxConvertedPixels = 26_000_000;

/** Why a picture can't be converted; the code of a message `problema.<code>`. */
export interface ConversionTrouble {
  readonly trouble:
    | "archivo-convertible"
    | "archivo-danado"
    | "imagen-demasiado-grande"
    | "imagen-varias";
  /** Pictures in the file. */
  readonly pages?: number;
}

/**
 * A WebP, TIFF, AVIF or JPEG as a PNG, with what its metadata told of. Its size is read from the header
 * before anything decodes it.
 *
 * @param converter  undefined where none is installed
 */
export async function convertImage(
  kind: ConvertedKind,
  bytes: Buffer,
  converter: ImageConverter | undefined,
): Promise<CleanImage | ConversionTrouble> {
  // A JPEG has been checked before.
  if (kind !== "jpeg") {
    const size = foreignSize(kind, bytes);
    if (size === undefined) return { trouble: "archivo-danado" };
    if (size.width * size.height > maxConvertedPixels)
      return { trouble: "imagen-demasiado-grande" };
  }
  if (converter === undefined) return { trouble: "archivo-convertible" };
  const converted = await converter.toPng(bytes, kind);
  if (converted === undefined) return { trouble: "archivo-danado" };
  if ("pages" in converted) return { trouble: "imagen-varias", pages: converted.pages };
  const { png, exif, xmp, iptc } = converted;
  const found = collectMetadata();
  // A TIFF is itself the structure that EXIF borrows.
  const tags = kind === "tiff" ? bytes : exif;
  const facts = tags === undefined ? undefined : readExif(tags);
  if (facts !== undefined) found.addExif(facts);
  if (xmp !== undefined) found.add(...kindsOfXmp(xmp.toString("latin1")));
  if (iptc !== undefined) found.add(...kindsOfPhotoshop(iptc));
  const { metadata, taken } = found.result(bytes, png);
  const said = facts !== undefined && (kind !== "tiff" || facts.kinds.size > 0);
  const told = said || xmp !== undefined || iptc !== undefined;
  return { bytes: png, metadata: told ? metadata : [], orientation: 1, taken };
}
