import type { Finding } from "../../ports/diagnosis.ts";
import { reasonWords } from "../../view/reason-words.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import type { ViewTools } from "../../view/view.ts";

/** One line per finding, with the command that fixes what is wrong, and how many there are. */
export function findingLines(
  findings: readonly Finding[],
  { translator, paint, decorated }: ViewTools,
): readonly string[] {
  const marks = { bien: paint.good("✓"), aviso: paint.warn("!"), mal: paint.bad("✗") };
  const lines = findings.flatMap(({ que, estado, detalle, remedio }) => {
    const name = translator.find(`diagnostico.${que}`) ?? que;
    // What is in order is a version, a path or an address.
    const found = estado === "bien" ? neutralizeLine(detalle) : reasonWords(detalle, translator);
    const mend =
      remedio === null ? [] : [`    ${translator.t("diagnostico.remedio", { remedio })}`];
    const line = `${marks[estado]} ${paint.strong(name)}: ${found}`;
    return [line, ...mend];
  });
  const numberOf = (wanted: Finding["estado"]): number =>
    findings.filter(({ estado }) => estado === wanted).length;
  const counts = { errores: numberOf("mal"), avisos: numberOf("aviso") };
  const isWell = counts.errores === 0 && counts.avisos === 0;
  return [
    ...lines,
    ...(decorated ? [""] : []),
    isWell ? translator.t("diagnostico.todo-bien") : translator.t("diagnostico.resumen", counts),
  ];
}
