import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { basename, extname, resolve } from "node:path";
import type { Advice, CheckedFile, ConvertedKind, FileKind } from "../domain/evidence.ts";
import type { FieldProblem } from "../errors/mesa-error.ts";
import type { OpenConverter } from "../ports/image-converter.ts";
import { cleanImage } from "./clean-image.ts";
import { convertImage } from "./convert-image.ts";
import { convertible, kindOf, looksLike, ownRemedies, sourceNames } from "./file-kind.ts";
import type { CleanImage } from "./found-metadata.ts";
import { hidingUnit } from "./hide-boxes.ts";
import { readJpeg } from "./read-jpeg.ts";
import { readPdf } from "./read-pdf.ts";
import { readPng } from "./read-png.ts";

/** Larger documents are refused, and so is what would be sent as it is: the desk takes no larger file. */
export const maxFileBytes = 25 * 1024 * 1024;

/**
 * Larger pictures are refused. They may be as large as one with 26 million pixels of four bytes that is
 * not compressed at all, or as a JPEG that is checked within two seconds: what the document shows of
 * them can be made smaller.
 */
const maxPictureBytes = 100 * 1024 * 1024;
const maxJpegBytes = 50 * 1024 * 1024;

/** Bytes of a file from which its kind can be told. */
const headBytes = 2048;

const extensions: Readonly<Record<FileKind, readonly string[]>> = {
  png: [".png"],
  jpeg: [".jpg", ".jpeg", ".jfif"],
  pdf: [".pdf"],
};

/** A file that was read and whose content is right. */
export interface FoundFile {
  readonly file: CheckedFile;
  readonly field: string;
  /** The file's bytes, or those of the PNG that was made of it. */
  readonly content: Buffer;
  readonly converted?: { readonly from: ConvertedKind; readonly image: CleanImage };
  readonly advice: readonly Advice[];
  /** Pixels; only of images. */
  readonly size?: { readonly width: number; readonly height: number };
}

/**
 * Reads a file and checks its content; a picture of another kind is converted where something opens
 * what can do that.
 *
 * @param field  the form field that problems and advice are reported for
 */
export async function examineFile(
  path: string,
  field: string,
  converter?: OpenConverter,
): Promise<FoundFile | { problem: FieldProblem }> {
  const archivo = path;
  const refuse = (code: string, params: FieldProblem["params"] = {}) => ({
    problem: { field, code, params: { archivo, ...params } },
  });
  const bytes = readWhole(path);
  if ("trouble" in bytes) return refuse(bytes.trouble, { maximo: bytes.maxMegabytes });
  if (bytes.length === 0) return refuse("archivo-vacio");
  const kind = kindOf(bytes);
  if (kind === undefined) {
    const parece = looksLike(bytes);
    const from = converter === undefined ? undefined : convertible[parece];
    if (from === undefined) return refuse(ownRemedies[parece] ?? "archivo-formato", { parece });
    const image = await convertImage(from, bytes, await converter?.());
    if ("trouble" in image) return refuse(image.trouble, { parece, imagenes: image.pages ?? 1 });
    const file: CheckedFile = { ...factsOfFile(path, bytes), kind: "png" };
    return await asConverted(file, field, from, image);
  }
  const facts = await factsOf(kind, bytes);
  if ("trouble" in facts) return refuse(facts.trouble);
  const file: CheckedFile = { ...factsOfFile(path, bytes), kind };
  const found = {
    file,
    field,
    content: bytes,
    advice: adviceOn(file, field, "ignored" in facts ? facts.ignored : []),
  };
  return "width" in facts
    ? { ...found, size: { width: facts.width, height: facts.height } }
    : found;
}

/** What a PNG that was made of a file is checked for, and the advice about it. */
async function asConverted(
  file: CheckedFile,
  field: string,
  from: ConvertedKind,
  image: CleanImage,
): Promise<FoundFile | { problem: FieldProblem }> {
  const params = { archivo: file.name, tipo: sourceNames[from] };
  const facts = await readPng(image.bytes);
  if ("trouble" in facts)
    return { problem: { field, code: facts.trouble, params: { archivo: file.path } } };
  return {
    file,
    field,
    content: image.bytes,
    converted: { from, image },
    advice: [{ field, code: "captura-convertida", params }],
    size: { width: facts.width, height: facts.height },
  };
}

/**
 * A JPEG in which no parts can be hidden, as a PNG where there is what converts it; all else as it is.
 */
export async function hideableFile(found: FoundFile, converter: OpenConverter): Promise<FoundFile> {
  const { file, content, field } = found;
  if (file.kind !== "jpeg" || hidingUnit("jpeg", content) !== undefined) return found;
  const image = await convertImage("jpeg", content, await converter());
  if ("trouble" in image) return found;
  // Its metadata are those that were read in the JPEG itself.
  const { metadata, taken } = cleanImage("jpeg", content);
  const known = { ...image, metadata, taken };
  const converted = await asConverted({ ...file, kind: "png" }, field, "jpeg", known);
  if ("problem" in converted) return found;
  return { ...converted, advice: [...found.advice, ...converted.advice] };
}

/** SHA-256 in lower-case hexadecimal. */
export const digestOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

const factsOfFile = (path: string, bytes: Buffer): Omit<CheckedFile, "kind"> => ({
  path: resolve(path),
  name: basename(path),
  bytes: bytes.length,
  sha256: digestOf(bytes),
  metadata: [],
});

function factsOf(kind: FileKind, bytes: Buffer) {
  switch (kind) {
    case "png":
      return readPng(bytes);
    case "jpeg":
      return readJpeg(bytes);
    case "pdf":
      return readPdf(bytes);
  }
}

function adviceOn(file: CheckedFile, field: string, ignored: readonly string[]): readonly Advice[] {
  const advice: Advice[] = [];
  const params = { archivo: file.name };
  if (!extensions[file.kind].includes(extname(file.name).toLowerCase())) {
    advice.push({
      field,
      code: "extension-no-coincide",
      params: { ...params, tipo: file.kind.toUpperCase() },
    });
  }
  if (ignored.length > 0) {
    const bloques = ignored.join(", ");
    advice.push({ field, code: "png-dato-danado", params: { ...params, bloques } });
  }
  return advice;
}

/** The file's bytes, or the code of what keeps it from being read and the size that it may have. */
export function readWhole(
  path: string,
): Buffer | { readonly trouble: string; readonly maxMegabytes: number } {
  let maxBytes = maxFileBytes;
  const refuse = (trouble: string) => ({ trouble, maxMegabytes: maxBytes / 2 ** 20 });
  try {
    // Checked before reading, because reading a named pipe would block.
    const facts = statSync(path);
    if (!facts.isFile()) return refuse("archivo-no-es-archivo");
    if (facts.size > maxBytes) maxBytes = maxBytesOf(headOf(path));
    if (facts.size > maxBytes) return refuse("archivo-demasiado-grande");
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const isMissing = code === "ENOENT" || code === "ENOTDIR";
    return refuse(isMissing ? "archivo-no-existe" : "archivo-sin-permiso");
  }
}

/** Whether a file is too large to be in memory beside others of its size. */
export function isLarge(path: string): boolean {
  try {
    return statSync(path).size > maxFileBytes;
  } catch {
    return false;
  }
}

/** The first bytes of a file. */
function headOf(path: string): Buffer {
  const head = Buffer.alloc(headBytes);
  const file = openSync(path, "r");
  try {
    return head.subarray(0, readSync(file, head));
  } finally {
    closeSync(file);
  }
}

/** Bytes that a file may have that begins so. */
function maxBytesOf(head: Buffer): number {
  const kind = kindOf(head);
  if (kind === "jpeg") return maxJpegBytes;
  const isPicture = kind === "png" || convertible[looksLike(head)] !== undefined;
  return isPicture ? maxPictureBytes : maxFileBytes;
}
