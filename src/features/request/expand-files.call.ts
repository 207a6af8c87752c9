import {
  attachment,
  capture,
  type AttachmentAnswer,
  type CaptureAnswer,
} from "../../forms/field-schemas.ts";
import type { RawAnswers } from "../../forms/fill-form.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Context } from "../../app/context.ts";
import { clipboardCapture, clipboardWord, type ClipboardNeeds } from "./clipboard-capture.call.ts";

type Needs = Pick<Context, "files" | "cwd">;

const wildcard = /[*?{]/;

/**
 * The absolute paths that a word of the command line names. Patterns are expanded here, since the shells
 * of Windows leave that to programs; one that fits nothing stays as it is, to be reported as missing.
 */
export async function expandFiles(word: string, { files, cwd }: Needs): Promise<readonly string[]> {
  const path = files.resolve(cwd, word);
  if (!wildcard.test(word) || files.exists(path)) return [path];
  const found = await files.matches(cwd, word);
  return found.length === 0 ? [path] : found;
}

/** The one file that a word names. @throws MesaError `valor-invalido` where a pattern fits several */
export async function expandFile(word: string, needs: Needs): Promise<string> {
  const [path = word, second] = await expandFiles(word, needs);
  if (second === undefined) return path;
  const params = { bandera: "ARCHIVO", valor: word, esperado: path };
  throw new MesaError("valor-invalido", { params });
}

/**
 * The captures that operands of the form `RUTA[=LEYENDA]` name; all that fit a pattern get its caption.
 * `@portapapeles` is the picture of the clipboard.
 *
 * @throws MesaError `valor-invalido`
 */
export async function captureOperands(
  operands: readonly string[],
  needs: ClipboardNeeds,
): Promise<readonly CaptureAnswer[]> {
  const found: CaptureAnswer[] = [];
  for (const text of operands) {
    const given = capture.safeParse(text);
    if (!given.success) {
      const params = { bandera: "CAPTURA", valor: text, esperado: "RUTA[=LEYENDA]" };
      throw new MesaError("valor-invalido", { params, cause: given.error });
    }
    const { ruta } = given.data;
    const pasted = ruta === clipboardWord;
    const paths = pasted ? [await clipboardCapture(needs)] : await expandFiles(ruta, needs);
    found.push(...paths.map((ruta) => ({ ...given.data, ruta })));
  }
  return found;
}

/** The attachments that a word of the form `RUTA[=DOCUMENTO]` names. */
async function attachmentOperand(word: string, needs: Needs): Promise<readonly AttachmentAnswer[]> {
  const given = attachment.parse(word);
  const paths = await expandFiles(given.ruta, needs);
  return paths.map((ruta) => ({ ...given, ruta }));
}

/** The values of `--captura` and `--adjunto` with their patterns expanded. */
export async function expandFileAnswers(
  answers: RawAnswers,
  needs: ClipboardNeeds,
): Promise<RawAnswers> {
  const { capturas, adjuntos } = answers;
  return {
    ...answers,
    ...(capturas !== undefined && {
      capturas: await expandEach(capturas, (word) => captureOperands([word], needs)),
    }),
    ...(adjuntos !== undefined && {
      adjuntos: await expandEach(adjuntos, (word) => attachmentOperand(word, needs)),
    }),
  };
}

/** Expands the words that have a wildcard or name the clipboard; everything else stays as it was given. */
async function expandEach(
  given: unknown,
  expand: (word: string) => Promise<readonly unknown[]>,
): Promise<readonly unknown[]> {
  const words: readonly unknown[] = Array.isArray(given) ? given : [given];
  const each = words.map(async (word) =>
    typeof word === "string" && (wildcard.test(word) || word.startsWith(clipboardWord))
      ? await expand(word)
      : [word],
  );
  return (await Promise.all(each)).flat();
}
