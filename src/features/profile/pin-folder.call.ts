import { jsonText } from "../../domain/json-text.ts";
import * as z from "zod";
import { jsonFaultParams } from "../../domain/json-fault.ts";
import { parseJson } from "../../domain/parse-json.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { projectFileName } from "../../ports/preferences.ts";
import type { Context } from "../../app/context.ts";

/** A project's file is a few lines. Bytes. */
const limit = 64 * 1024;

const object = z.record(z.string(), z.unknown());

/**
 * Ties the current folder and those below it to a profile; what its project file says besides
 * stays as it is.
 *
 * @returns the file's path
 * @throws MesaError `proyecto-invalido`, `archivo-ilegible`, `disco`
 */
export async function pinFolder(perfil: string, { files, cwd }: Context): Promise<string> {
  const archivo = files.resolve(cwd, projectFileName);
  const text = files.exists(archivo) ? files.readText(archivo, limit) : "{}";
  const before = object.safeParse(parseJson(text));
  if (!before.success) {
    throw new MesaError("proyecto-invalido", { params: { archivo, ...jsonFaultParams(text) } });
  }
  await files.write(archivo, `${jsonText({ ...before.data, perfil }, 2)}\n`);
  return archivo;
}
