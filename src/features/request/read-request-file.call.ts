import * as z from "zod";
import { MesaError } from "../../errors/mesa-error.ts";
import type { FormId } from "../../domain/ticket.ts";
import type { RawAnswers } from "../../forms/fill-form.ts";
import type { Files } from "../../ports/files.ts";
import type { Context } from "../../app/context.ts";
import { expandFile } from "./expand-files.call.ts";

/** Size of a form file or of standard input that is still read. */
const maxFormBytes = 4 * 1024 * 1024;

const object = z.record(z.string(), z.unknown());
const captureObject = z.looseObject({ ruta: z.string() });

/**
 * Reads the answers in a JSON file, or in standard input for `-`. Paths in it are relative to the
 * file, or to the working directory.
 *
 * @throws MesaError `archivo-ilegible`, `json-invalido`
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
  const answers = parseObject(text, source, formulario);
  return resolveFiles(answers, path === undefined ? cwd : files.folderOf(path), files);
}

function parseObject(text: string, archivo: string, formulario: FormId): RawAnswers {
  const refuse = (detalle: string, cause?: unknown): MesaError =>
    new MesaError("json-invalido", { params: { archivo, detalle, formulario }, cause });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const place = /position (\d+)/.exec(String(error))?.[1];
    throw refuse(place === undefined ? "JSON" : `JSON, ${lineOf(text, Number(place))}`, error);
  }
  const parsed = object.safeParse(json);
  if (!parsed.success || Array.isArray(json)) throw refuse("{ … }");
  return parsed.data;
}

/** `línea:columna` of a position. */
function lineOf(text: string, position: number): string {
  const before = text.slice(0, position).split("\n");
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
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
