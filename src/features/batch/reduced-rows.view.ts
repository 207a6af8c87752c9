import type { Translator } from "../../i18n/translator.ts";
import type { EvidenceSummary } from "../../ports/ledger.ts";
import { reductionAdvice } from "../../sending/fit-evidence.ts";
import { describeAdvice } from "../../view/describe.ts";
import type { ViewTools } from "../../view/view.ts";
import { adviceJson } from "../request/submit-json.view.ts";
import { marked, shownRows } from "./row-lines.view.ts";

/** A row whose images were made smaller, in the form of `incidente crear --json`. */
export interface ReducedRow {
  readonly fila: number;
  readonly evidencia: EvidenceSummary;
  readonly advertencias: readonly ReturnType<typeof adviceJson>[];
}

/** Rows that are listed; further ones are only counted. */
const maxListedRows = 1000;

/** Counts the rows whose images were made smaller, and lists the first of them. */
export function listReduced(translator: Translator) {
  let reducidas = 0;
  const filas_reducidas: ReducedRow[] = [];
  return {
    add(fila: number, evidencia: EvidenceSummary | null): void {
      const advice = reductionAdvice(evidencia);
      if (evidencia === null || advice.length === 0) return;
      reducidas += 1;
      if (reducidas > maxListedRows) return;
      const advertencias = advice.map((one) => adviceJson(one, translator));
      filas_reducidas.push({ fila, evidencia, advertencias });
    },
    result: () => ({ reducidas, filas_reducidas }),
  };
}

/** What was done to the images of a row, in one line; empty where nothing was. */
export function reducedWords(evidence: EvidenceSummary | null, translator: Translator): string {
  return reductionAdvice(evidence)
    .map((one) => describeAdvice(one, translator))
    .join(" | ");
}

/** Different images that are shown. */
const maxShownImages = 8;

/** Which images were made smaller, those of several rows once. */
export function reducedLines(rows: readonly ReducedRow[], tools: ViewTools): readonly string[] {
  const { paint, translator } = tools;
  const lines = new Map<string, number[]>();
  for (const { fila, advertencias } of rows) {
    for (const { mensaje } of advertencias) {
      lines.set(mensaje, [...(lines.get(mensaje) ?? []), fila]);
    }
  }
  const shown = [...lines].slice(0, maxShownImages);
  const more = lines.size - shown.length;
  return [
    ...shown.flatMap(([words, filas]) =>
      marked(paint.warn("!"), `${shownRows(filas, translator)} · ${words}`, tools),
    ),
    ...(more > 0 ? [`  ${translator.t("lote.reducidas-mas", { numero: more })}`] : []),
  ];
}
