import type { MesaError } from "../errors/mesa-error.ts";
import type { Translator } from "../i18n/translator.ts";
import { describeError, describeProblem } from "./describe.ts";
import { neutralizeLine } from "./neutralize.ts";
import type { Paint } from "./paint.ts";

/** A failure for people: what happened, each field with its flag, what to do next. */
export function errorView(
  error: MesaError,
  translator: Translator,
  paint: Paint,
  flagOf: (field: string) => string | undefined,
): readonly string[] {
  const { message, suggestion } = describeError(error, translator);
  // The hint says what the value's only problem says.
  const problems = error.code === "valor-invalido" ? [] : error.problems;
  const details = problems.map((problem) => {
    const flag = flagOf(problem.field);
    const name = neutralizeLine(problem.field);
    const head =
      flag === undefined ? paint.strong(name) : `${paint.strong(name)} ${paint.dim(`(${flag})`)}`;
    return `  • ${head}: ${describeProblem(problem, translator)}`;
  });
  const hint = suggestion === "" ? [] : [`  ${translator.t("error.sugerencia")} ${suggestion}`];
  return [`${paint.bad("✗")} ${message}`, ...details, ...hint];
}

/** A failure as the JSON contract has it. */
export function errorJson(
  error: MesaError,
  translator: Translator,
  flagOf: (field: string) => string | undefined,
): Readonly<Record<string, unknown>> {
  const { message, suggestion } = describeError(error, translator);
  const { motivo } = error.params;
  return {
    v: 1,
    error: {
      codigo: error.code,
      mensaje: message,
      sugerencia: suggestion,
      ...(typeof motivo === "string" && motivo !== "" && { motivo: neutralizeLine(motivo) }),
      detalles: error.problems.map((problem) => ({
        campo: problem.field,
        bandera: flagOf(problem.field) ?? null,
        mensaje: describeProblem(problem, translator),
      })),
      salida: error.exitCode,
    },
  };
}
