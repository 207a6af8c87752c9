import type { FieldProblem, MesaError, MessageParams } from "../errors/mesa-error.ts";
import type { Translator } from "../i18n/translator.ts";
import { formatTime } from "./formats.ts";
import { neutralizeLine } from "./neutralize.ts";
import { reasonWords } from "./reason-words.ts";
import { placeholder } from "./placeholder.ts";
import type { Advice } from "../domain/evidence.ts";

/**
 * What happened, and what to do next, in the user's language; the parameter `caso` names words of its
 * own for either.
 */
export function describeError(
  error: MesaError,
  translator: Translator,
): { readonly message: string; readonly suggestion: string } {
  const { find } = translator;
  const params = shownParams(error.params, translator);
  const { caso } = error.params;
  const message =
    find(`error.${error.code}.caso.${caso}`, params) ??
    find(`error.${error.code}`, params) ??
    error.code;
  // A value with a near one on the list has a hint that names it.
  const hint = params["parecido"] === undefined ? "sugerencia" : "parecido";
  const foreign = error.foreign === undefined ? "" : ` ${neutralizeLine(error.foreign)}`;
  return {
    message: `${message}${foreign}`,
    suggestion:
      find(`error.${error.code}.sugerencia.${caso}`, params) ??
      find(`error.${error.code}.${hint}`, params) ??
      "",
  };
}

/** Values as they stand in a message; `causa` is the key of words of its own, with the same values. */
function shownParams(params: MessageParams, translator: Translator): MessageParams {
  const shown = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "string" ? shownValue(name, value, translator) : value,
    ]),
  );
  const { causa } = params;
  if (causa === undefined) return shown;
  return { ...shown, causa: translator.find(`causa.${causa}`, shown) ?? causa };
}

/** An instant, which stands in the words' own notation. */
const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** An argument is named as the help names it. */
function shownValue(name: string, value: string, translator: Translator): string {
  const named = name === "argumento" || name === "bandera";
  if (named && /^[A-Z]+$/.test(value)) return placeholder(value, translator);
  if (name === "metadatos") return describeMetadata(value.split(" "), translator.find);
  if (name === "motivo") return reasonWords(value, translator);
  if (name === "esperado") return translator.find(`esperado.${value}`) ?? neutralizeLine(value);
  if (instant.test(value)) return formatTime(value, { translator });
  // What has no path, such as standard output, has a name in words.
  const place = name === "ruta" ? translator.find(`lugar.${value}`) : undefined;
  return place ?? neutralizeLine(value);
}

/** A problem as a sentence of its own, behind a mark; a name or path at its beginning stays as it is. */
export function problemSentence(problem: FieldProblem, translator: Translator): string {
  const text = describeProblem(problem, translator);
  const values = Object.values(problem.params ?? {}).map(String);
  const isOwn = problem.text === undefined && !values.some((value) => text.startsWith(value));
  return isOwn ? `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}` : text;
}

/** A problem in words. Values the user or a desk gave are neutralised here. */
export function describeProblem(problem: FieldProblem, translator: Translator): string {
  const { find } = translator;
  if (problem.text !== undefined) return neutralizeLine(problem.text);
  const params = shownParams(problem.params ?? {}, translator);
  const text = find(`problema.${problem.code}`, params) ?? problem.code;
  const position = params["posicion"];
  return position === undefined
    ? text
    : `${find("problema.en-posicion", { posicion: position })} ${text}`;
}

/** Advice in words. */
export function describeAdvice({ code, params = {} }: Advice, translator: Translator): string {
  return translator.find(`advertencia.${code}`, shownParams(params, translator)) ?? code;
}

/** Kinds of metadata as a list of words. */
export function describeMetadata(kinds: readonly string[], find: Translator["find"]): string {
  return kinds.map((one) => find(`metadato.${one}`) ?? one).join(", ");
}
