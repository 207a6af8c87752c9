import type { FieldProblem } from "../errors/mesa-error.ts";
import type { Translator } from "../i18n/translator.ts";
import { neutralize, neutralizeLine } from "./neutralize.ts";

/** A problem in words. Values the user or a desk gave are neutralised here. */
export function describeProblem(problem: FieldProblem, { find }: Translator): string {
  if (problem.text !== undefined) return neutralize(problem.text);
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
