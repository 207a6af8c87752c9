import type { Translator } from "../../i18n/translator.ts";
import type { CiResult } from "./ci-result.view.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { stateLabel } from "../../view/state-label.ts";

const mostRows = 50;

/** The job's summary in Markdown. */
export function ciSummary(result: CiResult, translator: Translator): string {
  const { t } = translator;
  const { run, ticket } = result;
  const { fallan, total, omitidas } = run.pruebas;
  const rows = run.fallas
    .slice(0, mostRows)
    .map((one) => `| ${cell(one.suite)} | ${cell(one.prueba)} | ${cell(one.mensaje)} |`);
  const head = `| ${t("ci.suite")} | ${t("ci.prueba")} | ${t("ci.mensaje")} |`;
  const state = ticket === null ? "" : stateLabel(ticket.estado, translator);
  return [
    `### mesa: ${t("ci.cuenta", { fallan, total, omitidas })}`,
    "",
    ...(ticket === null ? [] : [`Ticket **${cell(ticket.numero)}** · ${cell(state)}`, ""]),
    ...(rows.length === 0 ? [] : [head, "| --- | --- | --- |", ...rows, ""]),
    "",
  ].join("\n");
}

/** Foreign text in a table: it ends no cell, opens no tag, makes no link, names nobody. */
function cell(text: string): string {
  return neutralizeLine(text)
    .slice(0, 300)
    .replaceAll(/[&<>|`\\*_[\]@#!~]/g, (character) => `&#${character.codePointAt(0)};`);
}
