import { createRequire } from "node:module";
import type { ConvertedKind } from "../domain/evidence.ts";
import type { ImageConverter } from "../ports/image-converter.ts";

/** What is used of the package `sharp` (https://sharp.pixelplumbing.com). */
interface SharpImage {
  readonly metadata: () => Promise<{
    readonly format?: string;
    readonly compression?: string;
    readonly pages?: number;
    readonly exif?: Buffer;
    readonly xmp?: Buffer;
    readonly iptc?: Buffer;
  }>;
  readonly autoOrient: () => SharpImage;
  readonly flatten: (options: { readonly background: string }) => SharpImage;
  readonly resize: (options: { readonly width: number }) => SharpImage;
  readonly png: (options?: object) => SharpImage;
  readonly jpeg: (options: object) => SharpImage;
  readonly toBuffer: () => Promise<Buffer>;
}
interface Sharp {
  (input: Buffer, options: object): SharpImage;
  readonly block: (options: { readonly operation: readonly string[] }) => void;
  readonly unblock: (options: { readonly operation: readonly string[] }) => void;
}

/** Larger pictures are not decoded; other kinds than JPEG were held to less before. */
const maxPixels = 60_000_000;

/** The decoders of libvips that may run: SVG, GIF, PDF and all others are shut off. */
const allowedLoaders = ["Webp", "Tiff", "Heif", "Jpeg", "Png"].map(
  (name) => `VipsForeignLoad${name}Buffer`,
);

/** Without dithering, which makes flat screens larger and their letters rough. */
const fewColours = { palette: true, colours: 256, dither: 0, effort: 8, compressionLevel: 9 };
/** Letters stay sharp in their colours, too. */
const goodJpeg = { quality: 80, chromaSubsampling: "4:4:4" };

/** What `sharp` calls each kind. */
const formats: Readonly<Record<ConvertedKind, string>> = {
  webp: "webp",
  tiff: "tiff",
  avif: "heif",
  jpeg: "jpeg",
};

/**
 * Loads `sharp` and has it decode nothing but the kinds that are converted.
 *
 * @param packages  the path of a file in the folder whose `node_modules` has it
 */
export function openConverter(packages: string): ImageConverter {
  const sharp: Sharp = createRequire(packages)("sharp");
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: allowedLoaders });
  const limits = { limitInputPixels: maxPixels, failOn: "error" };
  return {
    async toPng(bytes, kind) {
      try {
        const { format, compression, pages = 1, ...said } = await sharp(bytes, limits).metadata();
        if (format !== formats[kind] || (kind === "avif" && compression !== "av1"))
          return undefined;
        if (pages > 1) return { pages };
        const png = await sharp(bytes, limits).autoOrient().png().toBuffer();
        return { png, exif: withoutName(said.exif), xmp: said.xmp, iptc: said.iptc };
      } catch {
        return undefined;
      }
    },
    async encode(bytes, { kind, width }) {
      const upright = sharp(bytes, limits).autoOrient();
      const sized = width === undefined ? upright : upright.resize({ width });
      const written =
        kind === "png"
          ? sized.png(fewColours)
          : sized.flatten({ background: "#fff" }).jpeg(goodJpeg);
      return await written.toBuffer();
    },
  };
}

/** EXIF without the name that JPEG puts before it. */
function withoutName(exif: Buffer | undefined): Buffer | undefined {
  return exif?.toString("latin1", 0, 6) === "Exif\0\0" ? exif.subarray(6) : exif;
}
