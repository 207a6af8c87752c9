import type { Translator } from "../../i18n/translator.ts";
import type { ViewTools } from "../../view/view.ts";
import { wrapText } from "../../view/wrap-text.ts";

/** Row numbers that are shown of those of which the same is said. */
const maxShownRows = 8;

/** Numbers of rows in words. */
export function shownRows(rows: readonly number[], { t }: Translator): string {
  const [fila = 0, ...others] = rows;
  if (others.length === 0) return t("lote.fila", { fila });
  const shown = [...rows.slice(0, maxShownRows), ...(rows.length > maxShownRows ? ["…"] : [])];
  return t("lote.filas", { numero: rows.length, filas: shown.join(", ") });
}

/** A text wrapped to the right of its mark. */
export function marked(mark: string, text: string, { width }: ViewTools): readonly string[] {
  const [first = "", ...rest] = wrapText(text, Math.min(width, 100) - 4);
  return [`${mark} ${first}`, ...rest.map((line) => `    ${line}`)];
}
