import type { ToldFailure } from "./gather-tests.ts";
import { ciQuality } from "./ci-quality.view.ts";
import { ciJunit } from "./ci-junit.view.ts";
import type { CiResult } from "./ci-result.view.ts";
import { failurePlace } from "./failure-place.ts";
import { neutralize, neutralizeLine } from "../../view/neutralize.ts";
import { stateLabel } from "../../view/state-label.ts";
import { submitView } from "../request/submit.view.ts";
import type { ViewTools } from "../../view/view.ts";

/** Failures shown by name. */
const mostShown = 20;
/** What GitHub shows of one step (its documentation on usage limits of annotations). */
const mostAnnotations = 10;

/** What came of a report, in the form that the job's system reads. */
export async function ciView(result: CiResult, tools: ViewTools): Promise<readonly string[]> {
  switch (result.formato) {
    case "gitlab":
      return [JSON.stringify(ciQuality(result), null, 2)];
    case "junit":
      return ciJunit(result);
    case "github":
      return [...annotations(result, tools), ...(await textLines(result, tools))];
    case "texto":
      return await textLines(result, tools);
  }
}

async function textLines(result: CiResult, tools: ViewTools): Promise<readonly string[]> {
  const { paint, translator } = tools;
  const { t } = translator;
  const { fallan, total, omitidas } = result.run.pruebas;
  const counts = t("ci.cuenta", { fallan, total, omitidas });
  const shown = result.run.fallas.slice(0, mostShown);
  const left = result.run.marcas.length - shown.length;
  return [
    fallan === 0 ? `${paint.good("✓")} ${counts}` : `${paint.bad("✗")} ${counts}`,
    // No line may begin with foreign words: `::` at its beginning is an order to GitHub's runner.
    ...shown.flatMap((one) => [
      `  - ${paint.strong(nameOf(one))}`,
      `    ${paint.dim(`| ${neutralizeLine(one.mensaje).slice(0, Math.max(tools.width - 8, 40))}`)}`,
    ]),
    ...(left > 0 ? [`  ${t("ci.mas", { numero: left })}`] : []),
    ...(await outcomeLines(result, tools)),
  ];
}

async function outcomeLines(result: CiResult, tools: ViewTools): Promise<readonly string[]> {
  const { paint, translator } = tools;
  const { t } = translator;
  const lines: string[] = [];
  const { ticket } = result;
  if (result.envio !== undefined && result.resultado !== "repetido") {
    lines.push(...(await submitView(result.envio, tools)));
  } else if (result.resultado === "repetido" && ticket !== null) {
    const numero = paint.strong(neutralizeLine(ticket.numero));
    lines.push(t("ci.repetido", { numero, estado: stateLabel(ticket.estado, translator) }));
    lines.push(`  ${t(result.nota ? "ci.nota" : "ci.sin-nota")}`);
  } else if (result.problema !== undefined) lines.push(t("ci.sin-enviar"));
  else if (result.run.pruebas.fallan > 0) lines.push(t("ci.umbral"));
  for (const { ticket: back, cerrado } of result.recuperados) {
    const numero = paint.strong(neutralizeLine(back.numero));
    lines.push(`${paint.good("✓")} ${t(cerrado ? "ci.cerrado" : "ci.recuperado", { numero })}`);
  }
  return lines;
}

/** Workflow commands, with what they would misread escaped (actions/toolkit, command.ts). */
function annotations(result: CiResult, { translator }: ViewTools): readonly string[] {
  const { ticket } = result;
  const errors = result.run.fallas.slice(0, mostAnnotations).map((one) => {
    const { file, line } = failurePlace(one);
    const properties = [
      ...(file === undefined ? [] : [`file=${property(file)}`]),
      ...(line === undefined ? [] : [`line=${line}`]),
      `title=${property(nameOf(one))}`,
    ];
    return `::error ${properties.join(",")}::${data(neutralize(one.mensaje))}`;
  });
  if (ticket === null) return errors;
  const words = translator.t("ci.anotacion", { numero: neutralizeLine(ticket.numero) });
  return [...errors, `::notice title=mesa::${data(words)}`];
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

function nameOf({ suite, prueba }: Pick<ToldFailure, "suite" | "prueba">): string {
  return neutralizeLine(suite === "" || suite === prueba ? prueba : `${suite} › ${prueba}`);
}
