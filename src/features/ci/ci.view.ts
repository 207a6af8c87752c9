import { jsonText } from "../../domain/json-text.ts";
import { ciJunit, ciQuality, githubAnnotations, nameOf } from "./ci-formats.view.ts";
import { warningsOf, warningText, type CiResult } from "./ci-result.view.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { stateLabel } from "../../view/state-label.ts";
import { submitView } from "../request/submit.view.ts";
import type { Ticket } from "../../domain/ticket.ts";
import type { Translator } from "../../i18n/translator.ts";
import type { ViewTools } from "../../view/view.ts";

/** Failures listed by name; the others are counted. */
const maxListed = 20;

/** The result in the format that the CI system reads. */
export async function ciView(result: CiResult, tools: ViewTools): Promise<readonly string[]> {
  switch (result.formato) {
    case "gitlab":
      return [jsonText(ciQuality(result), 2)];
    case "junit":
      return ciJunit(result);
    case "github":
      return [...githubAnnotations(result, tools.translator), ...(await textLines(result, tools))];
    case "texto":
      return await textLines(result, tools);
  }
}

async function textLines(result: CiResult, tools: ViewTools): Promise<readonly string[]> {
  const { paint, translator } = tools;
  const { t } = translator;
  const { fallan } = result.run.pruebas;
  const counts = countsLine(result, translator);
  const shown = result.run.fallas.slice(0, maxListed);
  const left = result.run.marcas.length - shown.length;
  return [
    fallan === 0 ? `${paint.good("✓")} ${counts}` : `${paint.bad("✗")} ${counts}`,
    // No line may begin with foreign text: GitHub runs lines that begin with `::` as commands.
    ...shown.flatMap((one) => [
      `  - ${paint.strong(nameOf(one))}`,
      `    ${paint.dim(`| ${cut(neutralizeLine(one.mensaje), Math.max(tools.width - 8, 40))}`)}`,
    ]),
    ...(left > 0 ? [`  ${t("ci.mas", { numero: left })}`] : []),
    ...warningsOf(result).map((one) => `  ${paint.warn("!")} ${warningText(one, translator)}`),
    ...(await outcomeLines(result, tools)),
  ];
}

/** How many failed, of how many; all well is said in other words. */
function countsLine({ run }: CiResult, { t }: Translator): string {
  const { fallan, total, omitidas } = run.pruebas;
  if (fallan > 0 || total === 0) return t("ci.cuenta", { fallan, total, omitidas });
  return omitidas === 0
    ? t("ci.pasan", { total })
    : t("ci.pasan-con-omitidas", { pasan: total - omitidas, omitidas });
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** A new ticket in two lines: what an operator is told besides says nothing to a job's log. */
function filedLines(ticket: Ticket, { paint, translator }: ViewTools): readonly string[] {
  const params = {
    numero: paint.strong(neutralizeLine(ticket.numero)),
    estado: stateLabel(ticket.estado, translator),
  };
  return [
    `${paint.good("✓")} ${translator.t("ci.registrado", params)}`,
    `  ${neutralizeLine(ticket.asunto)}`,
  ];
}

async function outcomeLines(result: CiResult, tools: ViewTools): Promise<readonly string[]> {
  const { paint, translator } = tools;
  const { t } = translator;
  const lines: string[] = [];
  const { ticket } = result;
  if (result.resultado === "aceptado" && ticket !== null) {
    lines.push(...filedLines(ticket, tools));
  } else if (result.envio !== undefined && result.resultado !== "repetido") {
    lines.push(...(await submitView(result.envio, tools)));
  } else if (result.resultado === "repetido" && ticket !== null) {
    const numero = paint.strong(neutralizeLine(ticket.numero));
    lines.push(t("ci.repetido", { numero, estado: stateLabel(ticket.estado, translator) }));
    lines.push(`  ${t(result.nota ? "ci.nota" : "ci.sin-nota")}`);
  } else if (result.resultado === "dudoso") lines.push(t("ci.dudoso"));
  else if (result.problema !== undefined) lines.push(t("ci.sin-enviar"));
  else if (result.run.pruebas.fallan > 0) lines.push(t("ci.umbral"));
  for (const { ticket: back, cerrado } of result.recuperados) {
    const numero = paint.strong(neutralizeLine(back.numero));
    lines.push(`${paint.good("✓")} ${t(cerrado ? "ci.cerrado" : "ci.recuperado", { numero })}`);
  }
  return lines;
}
