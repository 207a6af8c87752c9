import type { MesaError } from "../errors/mesa-error.ts";
import type { Translator } from "../i18n/translator.ts";
import { describeError } from "./describe-error.ts";
import { describeProblem } from "./describe-problem.ts";

/** A failure as the JSON contract has it. */
export function errorJson(
  error: MesaError,
  translator: Translator,
  flagOf: (field: string) => string | undefined,
): Readonly<Record<string, unknown>> {
  const { message, suggestion } = describeError(error, translator);
  return {
    v: 1,
    error: {
      codigo: error.code,
      mensaje: message,
      sugerencia: suggestion,
      detalles: error.problems.map((problem) => ({
        campo: problem.field,
        bandera: flagOf(problem.field) ?? null,
        mensaje: describeProblem(problem, translator),
      })),
      salida: error.exitCode,
    },
  };
}
