import type { ConvertedKind, FileKind } from "../domain/evidence.ts";
import { hasPdfHeader } from "./read-pdf.ts";

/** The kind of a file that may be sent as it is, by its first bytes. */
export function kindOf(bytes: Buffer): FileKind | undefined {
  if (bytes.subarray(0, 8).equals(Buffer.from("89504e470d0a1a0a", "hex"))) return "png";
  if (bytes.subarray(0, 3).equals(Buffer.from("ffd8ff", "hex"))) return "jpeg";
  if (!hasPdfHeader(bytes)) return undefined;
  // Bytes before the header are no other kind of file.
  return bytes.indexOf("%PDF-") === 0 || shapeless.includes(looksLike(bytes)) ? "pdf" : undefined;
}

/** What `looksLike` finds where it knows no kind. */
const shapeless: readonly string[] = ["texto", "otro formato"];

/** Kinds of pictures that can be converted, by what `looksLike` calls them. */
export const convertible: Readonly<Record<string, ConvertedKind>> = {
  WebP: "webp",
  TIFF: "tiff",
  AVIF: "avif",
};

/** What people call the kinds that are converted. */
export const sourceNames: Readonly<Record<ConvertedKind, string>> = {
  webp: "WebP",
  tiff: "TIFF",
  avif: "AVIF",
  jpeg: "JPEG progresivo",
};

/** Kinds of pictures that people have to convert, each with its problem, which says how. */
export const ownRemedies: Readonly<Record<string, string>> = {
  HEIC: "archivo-heic",
  BMP: "archivo-bmp",
};

/** What a file that can't be sent as it is seems to be, for the message. */
export function looksLike(bytes: Buffer): string {
  const head = bytes.subarray(0, 512).toString("latin1");
  if (head.startsWith("MZ") || head.startsWith("\u007fELF")) return "programa ejecutable";
  if (head.startsWith("GIF8")) return "GIF";
  if (head.startsWith("BM")) return "BMP";
  if (head.startsWith("RIFF") && head.slice(8, 12) === "WEBP") return "WebP";
  if (head.slice(4, 8) === "ftyp") {
    // The main brand, and behind four bytes those that fit, too (ISO/IEC 14496-12, 4.3).
    const brands = head.slice(8, Math.min(512, Math.max(16, bytes.readUInt32BE(0))));
    if (/avi[fs]/.test(brands)) return "AVIF";
    if (/^(?:hei[cxms]|hev[cx]|mif1|msf1)/.test(brands)) return "HEIC";
  }
  if (/^(?:II\*\0|MM\0\*)/.test(head)) return "TIFF";
  if (head.startsWith("PK")) return "ZIP/Office";
  if (/<svg/i.test(head)) return "SVG";
  return /^[^\u0000-\u0008\u000e-\u001f]*$/.test(head) ? "texto" : "otro formato";
}
