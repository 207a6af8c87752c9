import { writeFileSync } from "node:fs";
import type {
  Advice,
  Attachment,
  Capture,
  CheckedFile,
  HiddenBox,
  MetadataKind,
} from "../domain/evidence.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { Checked } from "../ports/documents.ts";
import type { OpenConverter } from "../ports/image-converter.ts";
import { cleanImage, sentImage } from "./clean-image.ts";
import { convertImage } from "./convert-image.ts";
import { digestOf, examineFile, hideableFile, maxFileBytes, readWhole } from "./examine-file.ts";
import { hiddenIn } from "./hide-boxes.ts";

/** Metadata that nearly every program writes and that tells of no person or place: no advice about it. */
const harmless: readonly MetadataKind[] = ["fecha", "programa", "otros"];

/** Pixels below which the text of a screen can hardly be read. */
const minLegibleSize = { width: 800, height: 600 } as const;

/**
 * Checks a capture or a ready-made PDF. Its kind is decided by its content, never by its name.
 *
 * @param field  the form field that problems and advice are reported for
 * @param hide  what the document is to show in black
 * @param converter  opened for a picture that has to be converted
 */
export async function checkCapture(
  path: string,
  caption: string,
  field: string,
  hide: readonly HiddenBox[] = [],
  converter: OpenConverter = () => Promise.resolve(undefined),
): Promise<Checked<Capture | CheckedFile>> {
  const given = await examineFile(path, field, converter);
  if ("problem" in given) return { ok: false, problem: given.problem };
  const found = hide.length === 0 ? given : await hideableFile(given, converter);
  const { file, advice } = found;
  if (found.size === undefined || file.kind === "pdf") {
    if (hide.length === 0) return { ok: true, file, advice };
    return { ok: false, problem: { field, code: "ocultar-pdf", params: { archivo: file.name } } };
  }
  const image = found.converted?.image ?? cleanImage(file.kind, found.content);
  const { metadata, taken, captured, origin, orientation } = image;
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
      ...(found.converted !== undefined && { convertedFrom: found.converted.from }),
    },
    advice: [
      ...advice,
      ...metadataAdvice(own, field),
      ...(small ? [{ field, code: "captura-pequena", params }] : []),
      ...(upright ? [{ field, code: "captura-foto-vertical", params }] : []),
    ],
  };
}

/**
 * Checks an attachment. A picture is sent without its metadata, one of another kind as the PNG that is
 * made of it, all else unchanged.
 *
 * @param converter  opened for a picture that has to be converted
 */
export async function checkAttachment(
  path: string,
  field: string,
  converter: OpenConverter = () => Promise.resolve(undefined),
): Promise<Checked<Attachment>> {
  const found = await examineFile(path, field, converter);
  if ("problem" in found) return { ok: false, problem: found.problem };
  const { file, content, converted } = found;
  const { bytes, metadata } = converted?.image ?? sentImage(file.kind, content);
  if (bytes.length > maxFileBytes) {
    const params = { archivo: path, maximo: maxFileBytes / 2 ** 20 };
    return { ok: false, problem: { field, code: "archivo-demasiado-grande", params } };
  }
  if (bytes === content && converted === undefined) return { ok: true, file, advice: found.advice };
  const sent = { bytes: bytes.length, sha256: digestOf(bytes), metadata };
  return {
    ok: true,
    file: {
      ...file,
      ...sent,
      originalSha256: file.sha256,
      ...(converted !== undefined && {
        name: pngName(file.name),
        convertedFrom: converted.from,
      }),
    },
    advice: [
      ...found.advice.map((one) =>
        one.code === "captura-convertida" ? { ...one, code: "adjunto-convertido" } : one,
      ),
      ...metadataAdvice({ ...file, metadata }, field),
    ],
  };
}

/** `plano.tif` as `plano.png`. */
const pngName = (name: string): string => `${name.replace(/(?<=.)\.[^.]*$/, "")}.png`;

/** Writes an attachment as it is sent. @throws MesaError `archivo-ilegible` when it has changed; `disco` */
export async function writeAttachment(
  file: Attachment,
  path: string,
  converter: OpenConverter = () => Promise.resolve(undefined),
): Promise<void> {
  const bytes = await attachedBytes(file, converter);
  if (bytes === undefined || digestOf(bytes) !== file.sha256) {
    throw new MesaError("archivo-ilegible", { params: { archivo: file.path } });
  }
  try {
    writeFileSync(path, bytes, { mode: 0o600 });
  } catch (error) {
    throw new MesaError("disco", { params: { ruta: path }, cause: error });
  }
}

/** What is sent of an attachment; undefined when it can no longer be read. */
async function attachedBytes(
  { path, kind, convertedFrom }: Attachment,
  converter: OpenConverter,
): Promise<Buffer | undefined> {
  const content = readWhole(path);
  if ("trouble" in content) return undefined;
  if (convertedFrom === undefined) return sentImage(kind, content).bytes;
  const image = await convertImage(convertedFrom, content, await converter());
  return "bytes" in image ? image.bytes : undefined;
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
