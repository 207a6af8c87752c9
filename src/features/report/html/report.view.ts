import { displayValue } from "../../../catalogs/display-value.ts";
import type { Catalogs } from "../../../catalogs/catalogs.ts";
import {
  ticketStatistics,
  type TicketGroup,
  type TimedTicket,
} from "../../../domain/ticket-statistics.ts";
import type { Translator } from "../../../i18n/translator.ts";
import { exportRow } from "../export-rows.view.ts";
import {
  formatDuration,
  formatLongDay,
  formatMonth,
  formatOfficeDuration,
  formatTime,
} from "../../../view/formats.ts";
import { stateLabel } from "../../../view/state-label.ts";
import { answerChart } from "./answer-chart.view.ts";
import { markup, raw, type Html } from "./markup.view.ts";
import { reportScript } from "./report-script.view.ts";
import { reportStyle } from "./report-style.view.ts";
import { ticketRows, ticketTable } from "./ticket-table.view.ts";

export interface ReportFacts {
  readonly perfil: string;
  readonly desde: string;
  readonly hasta: string;
  /** UTC, ISO 8601. */
  readonly generado: string;
  readonly count: number;
  /** Gone through twice: for the figures, and for the table. */
  readonly tickets: () => AsyncIterable<TimedTicket>;
  /** SHA-256 of style and script in base64, for the page's Content-Security-Policy. */
  readonly digests: { readonly style: string; readonly script: string };
}

interface ReportTools {
  readonly translator: Translator;
  readonly catalogs: Catalogs;
}

/** Where the rows of the table go. No foreign text contains it: its `<` would be escaped. */
const rowsMark = "<!--filas-->";

/** The columns whose values are counted. */
const counted = ["estado", "distrito", "pantalla"] as const;
type Counts = ReadonlyMap<(typeof counted)[number], Map<string, number>>;

/**
 * The report as one HTML file that loads nothing; only its own style and script may run. A row of its
 * table is a piece of its own, so that memory holds a few tickets only.
 */
export async function* reportPieces(
  facts: ReportFacts,
  tools: ReportTools,
): AsyncGenerator<string> {
  const [before = "", after = ""] = (await pageHtml(facts, tools)).split(rowsMark);
  yield before;
  for await (const row of ticketRows(facts.tickets(), tools.translator)) yield row.html;
  yield after;
}

/** Adds the values of cases to the counts while they are gone through. */
async function* counting(
  cases: AsyncIterable<TimedTicket>,
  counts: Counts,
): AsyncGenerator<TimedTicket> {
  for await (const one of cases) {
    const row = exportRow(one);
    for (const [column, values] of counts) {
      const value = String(row[column] ?? "");
      values.set(value, (values.get(value) ?? 0) + 1);
    }
    yield one;
  }
}

/** The page, with a mark in place of the table's rows. */
async function pageHtml(facts: ReportFacts, tools: ReportTools): Promise<string> {
  const { t, language } = tools.translator;
  const { perfil, desde, hasta, generado, digests } = facts;
  const counts: Counts = new Map(counted.map((column) => [column, new Map<string, number>()]));
  const statistics = await ticketStatistics(counting(facts.tickets(), counts));
  const title = t("informe.titulo", { perfil });
  const policy = `default-src 'none'; style-src 'sha256-${digests.style}'; script-src 'sha256-${digests.script}'; base-uri 'none'; form-action 'none'`;
  const page = markup`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>${raw(reportStyle)}</style>
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          <p>${t("informe.periodo", {
            desde: formatLongDay(desde, tools.translator),
            hasta: formatLongDay(hasta, tools.translator),
          })}</p>
          <p class="soft">${t("informe.generado", { fecha: formatTime(generado, tools) })}</p>
        </header>
        <main>
          ${factList(statistics.total, tools)}
          <h2>${t("informe.conteos")}</h2>
          <div class="tallies">
            ${tally(t("columna.estado"), counts.get("estado"), (value) => stateLabel(value, tools.translator), tools)}
            ${tally(t("campo.distrito"), counts.get("distrito"), (value) => named(value, "distrito", tools), tools)}
            ${tally(t("campo.pantalla"), counts.get("pantalla"), (value) => named(value, "pantalla", tools), tools)}
          </div>
          <h2>${t("informe.tiempos")}</h2>
          ${statistics.byMonth.length === 0 ? markup`` : answerChart(statistics.byMonth, tools.translator)}
          ${timeTable(statistics.byMonth, tools)}
          <h2>${t("informe.tickets")}</h2>
          ${ticketTable(facts.count, raw(rowsMark), tools.translator)}
        </main>
        <footer class="soft"><p>${t("informe.nota")}</p></footer>
        <script>${raw(reportScript)}</script>
      </body>
    </html> `;
  return page.html;
}

function factList(total: TicketGroup, { translator }: ReportTools): Html {
  const { t } = translator;
  const office = (milliseconds: number | undefined): string =>
    milliseconds === undefined ? "–" : formatOfficeDuration(milliseconds);
  const facts = [
    [t("informe.total"), String(total.tickets)],
    [t("informe.respondidos"), String(total.answer.elapsed?.cases ?? 0)],
    [t("informe.respuesta-mediana"), office(total.answer.office?.median)],
    [t("informe.respuesta-p90"), office(total.answer.office?.p90)],
    [t("informe.fin-mediana"), office(total.end.office?.median)],
  ] as const;
  const pairs = facts.map(
    ([name, value]) =>
      markup`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`,
  );
  return markup`<dl class="facts">${pairs}</dl>`;
}

/** The number of tickets of each value, the most frequent first. */
function tally(
  title: string,
  values: ReadonlyMap<string, number> | undefined,
  nameOf: (value: string) => string,
  { translator }: ReportTools,
): Html {
  const { t } = translator;
  // Two values may have one name.
  const counts = new Map<string, number>();
  for (const [value, count] of values ?? []) {
    const name = nameOf(value);
    if (name !== "") counts.set(name, (counts.get(name) ?? 0) + count);
  }
  const sorted = [...counts].toSorted(
    ([one, first], [other, second]) => second - first || one.localeCompare(other, "es"),
  );
  const lines = sorted.map(
    ([name, count]) =>
      markup`<tr>
        <th scope="row">${name}</th>
        <td class="number">${count}</td>
      </tr>`,
  );
  const body =
    lines.length === 0
      ? [
          markup`<tr>
            <td colspan="2">–</td>
          </tr>`,
        ]
      : lines;
  return markup`<table>
    <caption>
      ${t("informe.por", { que: title.toLowerCase() })}
    </caption>
    <thead>
      <tr>
        <th scope="col">${title}</th>
        <th scope="col" class="number">${t("estadisticas.tickets")}</th>
      </tr>
    </thead>
    <tbody>
      ${body}
    </tbody>
  </table>`;
}

function named(value: string, field: string, { catalogs }: ReportTools): string {
  return value === "" ? "" : displayValue(field, value, catalogs);
}

/** The figures of the chart. */
function timeTable(months: readonly TicketGroup[], { translator }: ReportTools): Html {
  const { t } = translator;
  const cell = (
    spread: { readonly median: number; readonly p90: number } | null,
    what: "median" | "p90",
    format: (milliseconds: number) => string,
  ): Html => markup`<td class="number">${spread === null ? "–" : format(spread[what])}</td>`;
  const lines = months.map(
    ({ name, tickets, answer, end }) =>
      markup`<tr>
        <th scope="row">${formatMonth(name, translator)}</th>
        <td class="number">${tickets}</td>
        ${cell(answer.office, "median", formatOfficeDuration)}${cell(answer.office, "p90", formatOfficeDuration)}${cell(answer.elapsed, "median", formatDuration)}${cell(end.office, "median", formatOfficeDuration)}
      </tr>`,
  );
  const headings = [
    t("estadisticas.tickets"),
    t("informe.respuesta-mediana"),
    t("informe.respuesta-p90"),
    t("informe.respuesta-reloj"),
    t("informe.fin-mediana"),
  ].map((one) => markup`<th scope="col" class="number">${one}</th>`);
  return markup`<div class="scroll" role="region" tabindex="0" aria-label="${t("informe.tiempos")}">
    <table>
      <caption>
        ${t("informe.tiempos-mes")}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t("informe.mes")}</th>
          ${headings}
        </tr>
      </thead>
      <tbody>
        ${lines}
      </tbody>
    </table>
  </div>`;
}
