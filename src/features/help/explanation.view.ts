import { errorCodes } from "../../errors/error-codes.ts";
import { exitCodes } from "../../errors/exit-codes.ts";
import type { Translator } from "../../i18n/translator.ts";
import { topicLines } from "./help-topics.view.ts";
import { wrapText } from "../../view/wrap-text.ts";
import type { ViewTools } from "../../view/view.ts";

/** What a code means and what to do about it. */
export interface Explanation {
  readonly codigo: string;
  readonly clase: "error" | "salida" | "problema" | "advertencia";
  readonly mensaje: string;
  readonly sugerencia: string | null;
  /** The exit code, where the code brings one. */
  readonly salida: number | null;
}

const exits: Readonly<Record<string, number>> = errorCodes;

/** The codes that `mesa explicar` lists: all but those of single fields. */
export function explainable(): readonly string[] {
  return [...Object.keys(errorCodes), ...Object.values(exitCodes).map(String)];
}

/**
 * The meaning of an error code, an exit code, or the code of a problem or of advice, from the same
 * table and the same words that reports are made of; undefined for any other text.
 */
export function explain(code: string, { find }: Translator): Explanation | undefined {
  const exit = find(`salida.${code}`);
  if (exit !== undefined) {
    const codes = Object.keys(errorCodes).filter((one) => String(exits[one]) === code);
    const sugerencia = codes.length === 0 ? null : codes.join(", ");
    return { codigo: code, clase: "salida", mensaje: exit, sugerencia, salida: Number(code) };
  }
  const salida = exits[code];
  const error = salida === undefined ? undefined : find(`error.${code}`);
  if (salida !== undefined && error !== undefined) {
    const suggestion = find(`error.${code}.sugerencia`) ?? null;
    const sugerencia = suggestion === null ? null : withHoles(suggestion);
    return { codigo: code, clase: "error", mensaje: withHoles(error), sugerencia, salida };
  }
  for (const clase of ["problema", "advertencia"] as const) {
    const text = find(`${clase}.${code}`);
    if (text !== undefined) {
      const known = clase === "problema" ? exitCodes.usage : null;
      return { codigo: code, clase, mensaje: withHoles(text), sugerencia: null, salida: known };
    }
  }
  return undefined;
}

/** One code at length; of all of them people get the list only. */
export function explanationView(
  explanations: readonly Explanation[],
  { translator, paint, width, decorated }: ViewTools,
): readonly string[] {
  if (decorated && explanations.length > 1) return topicLines("salidas", translator);
  const { t } = translator;
  const columns = Math.min(width, 100);
  return explanations.flatMap(({ codigo, clase, mensaje, sugerencia, salida }, at) => {
    const next = clase === "salida" ? t("explicar.codigos") : t("explicar.que-hacer");
    const exit = salida === null ? "" : ` · ${t("explicar.salida", { salida })}`;
    return [
      ...(at === 0 ? [] : [""]),
      `${paint.strong(codigo)}${paint.dim(exit)}`,
      ...wrapText(`  ${mensaje}`, columns),
      ...(sugerencia === null ? [] : wrapText(`  ${next}: ${sugerencia}`, columns)),
    ];
  });
}

/** `{archivo}` → `‹archivo›`: a placeholder for a value that depends on the case. */
function withHoles(text: string): string {
  return text.replace(/\{(\w+)\}/g, "‹$1›");
}
