import type { ConvertedKind } from "../domain/evidence.ts";

/** A picture as a PNG, upright, and what its file said beside its pixels. */
export interface ConvertedImage {
  /** Without metadata. */
  readonly png: Buffer;
  /** A TIFF structure as EXIF has it, byte order mark first. */
  readonly exif: Buffer | undefined;
  readonly xmp: Buffer | undefined;
  readonly iptc: Buffer | undefined;
}

/** Decodes and encodes pictures with a package that the user has installed. */
export interface ImageConverter {
  /**
   * The picture of a file as a PNG, as it is seen.
   *
   * @param kind  what its first bytes say it is; all else is not decoded
   * @returns the number of pictures where there are several; undefined where it can't be decoded
   */
  readonly toPng: (
    bytes: Buffer,
    kind: ConvertedKind,
  ) => Promise<ConvertedImage | { readonly pages: number } | undefined>;
  /**
   * A PNG or JPEG that was checked, upright and smaller: as a PNG of at most 256 colours, or as a JPEG
   * without loss of colour samples.
   *
   * @param width  pixels of the result; its own where it is left out
   */
  readonly encode: (
    bytes: Buffer,
    as: { readonly kind: "png" | "jpeg"; readonly width?: number },
  ) => Promise<Buffer>;
}

/** The converter, loaded at first use; undefined where its package is not installed. */
export type OpenConverter = () => Promise<ImageConverter | undefined>;
