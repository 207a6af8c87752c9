import { nearest } from "../domain/nearest.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { Context } from "./context.ts";

type Place = Pick<Context, "cwd" | "files">;

/** The name in the same folder that a path which is not there probably means, if one is near. */
export function nearFile(path: string, { cwd, files }: Place): string | undefined {
  const whole = files.resolve(cwd, path);
  const name = whole.split(/[\\/]/).at(-1) ?? "";
  const names = files.entries(files.folderOf(whole)).map((one) => one.name);
  const folded = names.map((one) => one.toLowerCase());
  return names[folded.indexOf(nearest(name, folded) ?? "")];
}

/** An error of files that are not there, with the names that were probably meant. */
export function nameNearFiles(error: MesaError, place: Place): MesaError {
  const { code, problems, foreign, cause } = error;
  const { archivo, causa } = error.params;
  const parecido =
    causa === "no-existe" && typeof archivo === "string" ? nearFile(archivo, place) : undefined;
  return new MesaError(code, {
    params: { ...error.params, ...(parecido !== undefined && { parecido }) },
    problems: problems.map((problem) => {
      const path = problem.params?.["archivo"];
      if (problem.code !== "archivo-no-existe" || typeof path !== "string") return problem;
      const near = nearFile(path, place);
      if (near === undefined) return problem;
      return { ...problem, code: "archivo-parecido", params: { archivo: path, parecido: near } };
    }),
    ...(foreign !== undefined && { foreign }),
    cause,
  });
}
