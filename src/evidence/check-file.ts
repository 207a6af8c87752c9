import { createHash } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, extname, resolve } from "node:path";
import type {
  Advice,
  Attachment,
  Capture,
  CheckedFile,
  FileKind,
  HiddenBox,
  MetadataKind,
} from "../domain/evidence.ts";
import { MesaError, type FieldProblem } from "../errors/mesa-error.ts";
import type { Checked } from "../ports/documents.ts";
import { cleanImage, sentImage } from "./clean-image.ts";
import { hiddenIn } from "./hide-boxes.ts";
import { readJpeg } from "./read-jpeg.ts";
import { hasPdfHeader, readPdf } from "./read-pdf.ts";
import { readPng } from "./read-png.ts";

/** Larger files are refused. */
export const maxFileBytes = 25 * 1024 * 1024;

/** Metadata that nearly every program writes and that tells of no person or place: no advice about it. */
const harmless: readonly MetadataKind[] = ["fecha", "programa", "otros"];

/** Pixels below which the text of a screen can hardly be read. */
const minLegibleSize = { width: 800, height: 600 } as const;

const extensions: Readonly<Record<FileKind, readonly string[]>> = {
  png: [".png"],
  jpeg: [".jpg", ".jpeg", ".jfif"],
  pdf: [".pdf"],
};

interface Found {
  readonly file: CheckedFile;
  readonly content: Buffer;
  readonly advice: readonly Advice[];
  /** Pixels; only of images. */
  readonly size?: { readonly width: number; readonly height: number };
}

/**
 * Checks a capture or a ready-made PDF. Its kind is decided by its content, never by its name.
 *
 * @param field  the form field that problems and advice are reported for
 * @param hide  what the document is to show in black
 */
export async function checkCapture(
  path: string,
  caption: string,
  field: string,
  hide: readonly HiddenBox[] = [],
): Promise<Checked<Capture | CheckedFile>> {
  const found = await examine(path, field);
  if ("problem" in found) return { ok: false, problem: found.problem };
  const { file, advice } = found;
  if (found.size === undefined || file.kind === "pdf") {
    if (hide.length === 0) return { ok: true, file, advice };
    return { ok: false, problem: { field, code: "ocultar-pdf", params: { archivo: file.name } } };
  }
  const { metadata, taken, captured, origin, orientation } = cleanImage(file.kind, found.content);
  const turned = file.kind === "png" && orientation > 4;
  const size = turned ? { width: found.size.height, height: found.size.width } : found.size;
  const hidden = hiddenIn(file.kind, found.content, { ...size, orientation }, hide);
  if (typeof hidden === "string") {
    return {
      ok: false,
      problem: {
        field,
        code: hidden,
        params: { archivo: file.name, ancho: size.width, alto: size.height },
      },
    };
  }
  const own = { ...file, kind: file.kind, ...size, caption, metadata };
  const small = size.width < minLegibleSize.width || size.height < minLegibleSize.height;
  const params = { archivo: file.name, ancho: size.width, alto: size.height };
  // A screen is wider than high, unless a phone was held upright before it.
  const upright = metadata.includes("camara") && size.height > size.width;
  return {
    ok: true,
    file: {
      ...own,
      ...(taken !== undefined && { taken }),
      ...(captured !== undefined && { captured }),
      ...(origin !== undefined && { origin }),
      ...(hidden.length > 0 && { hidden }),
    },
    advice: [
      ...advice,
      ...metadataAdvice(own, field),
      ...(small ? [{ field, code: "captura-pequena", params }] : []),
      ...(upright ? [{ field, code: "captura-foto-vertical", params }] : []),
    ],
  };
}

/** Checks an attachment. A picture is sent without its metadata, all else unchanged. */
export async function checkAttachment(path: string, field: string): Promise<Checked<Attachment>> {
  const found = await examine(path, field);
  if ("problem" in found) return { ok: false, problem: found.problem };
  const { file, content } = found;
  const { bytes, metadata } = sentImage(file.kind, content);
  if (bytes === content) return { ok: true, file, advice: found.advice };
  const sent = { bytes: bytes.length, sha256: digestOf(bytes), metadata };
  return {
    ok: true,
    file: { ...file, ...sent, originalSha256: file.sha256 },
    advice: [...found.advice, ...metadataAdvice({ ...file, metadata }, field)],
  };
}

/** Writes an attachment as it is sent. @throws MesaError `archivo-ilegible` when it has changed; `disco` */
export async function writeAttachment(file: Attachment, path: string): Promise<void> {
  const content = readWhole(file.path);
  const bytes = typeof content === "string" ? undefined : sentImage(file.kind, content).bytes;
  if (bytes === undefined || digestOf(bytes) !== file.sha256) {
    throw new MesaError("archivo-ilegible", { params: { archivo: file.path } });
  }
  try {
    writeFileSync(path, bytes, { mode: 0o600 });
  } catch (error) {
    throw new MesaError("disco", { params: { ruta: path }, cause: error });
  }
}

/** Says what is removed, where it tells of a person or a place. */
function metadataAdvice(
  { name, metadata }: Pick<CheckedFile, "name" | "metadata">,
  field: string,
): readonly Advice[] {
  if (metadata.every((one) => harmless.includes(one))) return [];
  const params = { archivo: name, metadatos: metadata.join(" ") };
  return [{ field, code: "metadatos-retirados", params }];
}

const digestOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

async function examine(path: string, field: string): Promise<Found | { problem: FieldProblem }> {
  const archivo = path;
  const refuse = (code: string, params: FieldProblem["params"] = {}) => ({
    problem: { field, code, params: { archivo, ...params } },
  });
  const bytes = readWhole(path);
  if (typeof bytes === "string") return refuse(bytes, { maximo: maxFileBytes / 2 ** 20 });
  if (bytes.length === 0) return refuse("archivo-vacio");
  const kind = kindOf(bytes);
  if (kind === undefined) {
    const parece = looksLike(bytes);
    return refuse(ownRemedies[parece] ?? "archivo-formato", { parece });
  }
  const facts = await factsOf(kind, bytes);
  if ("trouble" in facts) return refuse(facts.trouble);
  const file: CheckedFile = {
    path: resolve(path),
    name: basename(path),
    kind,
    bytes: bytes.length,
    sha256: digestOf(bytes),
    metadata: [],
  };
  const found = {
    file,
    content: bytes,
    advice: adviceOn(file, field, "ignored" in facts ? facts.ignored : []),
  };
  return "width" in facts
    ? { ...found, size: { width: facts.width, height: facts.height } }
    : found;
}

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

/** The file's bytes, or the code of what keeps it from being read. */
function readWhole(path: string): Buffer | string {
  try {
    // Checked before reading, because reading a named pipe would block.
    const facts = statSync(path);
    if (!facts.isFile()) return "archivo-no-es-archivo";
    if (facts.size > maxFileBytes) return "archivo-demasiado-grande";
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    return code === "ENOENT" || code === "ENOTDIR" ? "archivo-no-existe" : "archivo-sin-permiso";
  }
}

function kindOf(bytes: Buffer): FileKind | undefined {
  if (bytes.subarray(0, 8).equals(Buffer.from("89504e470d0a1a0a", "hex"))) return "png";
  if (bytes.subarray(0, 3).equals(Buffer.from("ffd8ff", "hex"))) return "jpeg";
  if (!hasPdfHeader(bytes)) return undefined;
  // Bytes before the header are no other kind of file.
  return bytes.indexOf("%PDF-") === 0 || shapeless.includes(looksLike(bytes)) ? "pdf" : undefined;
}

/** What `looksLike` finds where it knows no kind. */
const shapeless: readonly string[] = ["texto", "otro formato"];

/** Kinds of pictures that people have to convert, each with its problem, which says how. */
const ownRemedies: Readonly<Record<string, string>> = { HEIC: "archivo-heic", BMP: "archivo-bmp" };

/** What a refused file seems to be, for the message. */
function looksLike(bytes: Buffer): string {
  const head = bytes.subarray(0, 512).toString("latin1");
  if (head.startsWith("MZ") || head.startsWith("\u007fELF")) return "programa ejecutable";
  if (head.startsWith("GIF8")) return "GIF";
  if (head.startsWith("BM")) return "BMP";
  if (head.startsWith("RIFF") && head.slice(8, 12) === "WEBP") return "WebP";
  if (/^ftypavi[fs]/.test(head.slice(4, 12))) return "AVIF";
  if (/^ftyp(?:hei[cxms]|hev[cx]|mif1|msf1)/.test(head.slice(4, 12))) return "HEIC";
  if (/^(?:II\*\0|MM\0\*)/.test(head)) return "TIFF";
  if (head.startsWith("PK")) return "ZIP/Office";
  if (/<svg/i.test(head)) return "SVG";
  return /^[^\u0000-\u0008\u000e-\u001f]*$/.test(head) ? "texto" : "otro formato";
}
