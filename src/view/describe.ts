import type { FieldProblem, MesaError } from "../errors/mesa-error.ts";
import type { Translator } from "../i18n/translator.ts";
import { neutralizeLine } from "./neutralize.ts";
import { placeholder } from "./placeholder.ts";
import type { Advice } from "../domain/evidence.ts";

/** What happened, and what to do next, in the user's language. */
export function describeError(
  error: MesaError,
  translator: Translator,
): { readonly message: string; readonly suggestion: string } {
  const { find } = translator;
  const params = Object.fromEntries(
    Object.entries(error.params).map(([name, value]) => [
      name,
      typeof value === "string" ? shownValue(name, value, translator) : value,
    ]),
  );
  const message = find(`error.${error.code}`, params) ?? error.code;
  const foreign = error.foreign === undefined ? "" : ` ${neutralizeLine(error.foreign)}`;
  return {
    message: `${message}${foreign}`,
    suggestion: find(`error.${error.code}.sugerencia`, params) ?? "",
  };
}

/** An argument is named as the help names it. */
function shownValue(name: string, value: string, translator: Translator): string {
  const named = name === "argumento" || name === "bandera";
  return named && /^[A-Z]+$/.test(value) ? placeholder(value, translator) : neutralizeLine(value);
}

/** A problem in words. Values the user or a desk gave are neutralised here. */
export function describeProblem(problem: FieldProblem, { find }: Translator): string {
  if (problem.text !== undefined) return neutralizeLine(problem.text);
  const params = Object.fromEntries(
    Object.entries(problem.params ?? {}).map(([name, value]) => [
      name,
      typeof value === "string" ? neutralizeLine(value) : value,
    ]),
  );
  const text = find(`problema.${problem.code}`, params) ?? problem.code;
  const position = params["posicion"];
  return position === undefined
    ? text
    : `${find("problema.en-posicion", { posicion: position })} ${text}`;
}

/** Advice in words. */
export function describeAdvice({ code, params = {} }: Advice, { find }: Translator): string {
  const harmless = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "string" ? neutralizeLine(value) : value,
    ]),
  );
  return find(`advertencia.${code}`, harmless) ?? code;
}
