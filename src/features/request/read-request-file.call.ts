import * as z from "zod";
import { jsonFaultParams } from "../../domain/json-fault.ts";
import { parseJson } from "../../domain/parse-json.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { FormId } from "../../domain/ticket.ts";
import type { RawAnswers } from "../../forms/fill-form.ts";
import type { Files } from "../../ports/files.ts";
import type { Context } from "../../app/context.ts";
import { readCaptures } from "../../forms/field-schemas.ts";
import { clipboardCapture, clipboardWord } from "./clipboard-capture.call.ts";
import { expandFile } from "./expand-files.call.ts";

/** Size of a form file or of standard input that is still read. */
const maxFormBytes = 4 * 1024 * 1024;

const object = z.record(z.string(), z.unknown());
const captureObject = z.looseObject({ ruta: z.string() });

/**
 * Reads the answers in a JSON file, or in standard input for `-`. Paths in it are relative to the
 * file, or to the working directory.
 *
 * @throws MesaError `archivo-ilegible`, `json-invalido`, `portapapeles-sin-imagen`
 */
export async function readRequestFile(
  source: string,
  formulario: FormId,
  context: Context,
): Promise<RawAnswers> {
  const { terminal, files, cwd } = context;
  const path = source === "-" ? undefined : await expandFile(source, context);
  const text =
    path === undefined
      ? await terminal.readInput(maxFormBytes)
      : files.readText(path, maxFormBytes);
  const answers = await withClipboard(parseObject(text, source, formulario), context);
  return resolveFiles(answers, path === undefined ? cwd : files.folderOf(path), files);
}

/** The answers with the picture of the clipboard in place of the word for it. */
async function withClipboard(answers: RawAnswers, context: Context): Promise<RawAnswers> {
  const { capturas } = answers;
  const given: readonly unknown[] = Array.isArray(capturas) ? capturas : [capturas];
  const isPasted = (one: unknown): boolean =>
    readCaptures(one).some(({ ruta }) => ruta === clipboardWord);
  if (!given.some(isPasted)) return answers;
  const found: unknown[] = [];
  for (const one of given) {
    if (!isPasted(one)) found.push(one);
    else {
      const ruta = await clipboardCapture(context);
      found.push(...readCaptures(one).map((capture) => ({ ...capture, ruta })));
    }
  }
  return { ...answers, capturas: found };
}

function parseObject(text: string, archivo: string, formulario: FormId): RawAnswers {
  const json = parseJson(text);
  const parsed = object.safeParse(json);
  if (parsed.success && !Array.isArray(json)) return parsed.data;
  const params = { archivo, formulario, ...jsonFaultParams(text) };
  throw new MesaError("json-invalido", { params });
}

/** The answers with the paths of their files made absolute. */
export function resolveFiles(answers: RawAnswers, base: string, files: Files): RawAnswers {
  const captures = answers["capturas"];
  const attachments = answers["adjuntos"];
  return {
    ...answers,
    ...(captures !== undefined && {
      capturas: each(captures, (one) => resolveOne(one, base, files)),
    }),
    ...(attachments !== undefined && {
      adjuntos: each(attachments, (one) => resolveOne(one, base, files)),
    }),
  };
}

/** Applies a change to each item; a value that is no list counts as a list of one. */
function each(value: unknown, change: (one: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  return value === "" ? value : [change(value)];
}

function resolveOne(one: unknown, base: string, files: Files): unknown {
  if (typeof one === "string") return one === "" ? one : files.resolve(base, one);
  const capture = captureObject.safeParse(one);
  if (!capture.success || capture.data.ruta === "") return one;
  return { ...capture.data, ruta: files.resolve(base, capture.data.ruta) };
}
