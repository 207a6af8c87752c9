import {
  volumeSeries,
  type Outlier,
  type VolumeSeries,
  type VolumeSummary,
  type YearVolume,
} from "../../domain/volumes.ts";
import type { Translator } from "../../i18n/translator.ts";
import { barChart, type ChartPoint } from "./bar-chart.view.ts";
import { lineChart } from "./line-chart.view.ts";
import { tableLines } from "../../view/table.ts";
import { wrapText } from "../../view/wrap-text.ts";
import type { ViewTools } from "../../view/view.ts";

export const chartKinds = ["barras", "lineas"] as const;

const seriesWords = {
  atenciones: "serie.atenciones",
  quejas: "serie.quejas",
  por_mil: "serie.por_mil",
} as const;

const extremeWords = { maximo: "transparencia.maximo", minimo: "transparencia.minimo" } as const;

export interface VolumesShown {
  readonly resumen: VolumeSummary;
  readonly fuente: string;
  readonly grafico: (typeof chartKinds)[number] | undefined;
  readonly serie: VolumeSeries;
  readonly ascii: boolean;
}

/** The published figures as a table or a chart, with what they add up to and what stands out. */
export async function volumesView(
  shown: VolumesShown,
  tools: ViewTools,
): Promise<readonly string[]> {
  const { resumen } = shown;
  if (shown.grafico !== undefined) return [...chart(shown, tools), "", ...closing(shown, tools)];
  const months = await monthTable(resumen, tools);
  if (!tools.decorated) return months;
  const years = resumen.anios.length > 1 ? ["", ...(await yearTable(resumen, tools))] : [];
  return [...months, ...years, "", ...closing(shown, tools)];
}

function chart({ resumen, grafico, serie, ascii }: VolumesShown, tools: ViewTools) {
  const { t } = tools.translator;
  const room = { width: tools.width, ascii };
  const points = resumen.meses.map((one): ChartPoint => {
    return { label: one.mes, value: one[serie], text: figure(one[serie], serie) };
  });
  const title = tools.paint.strong(t(seriesWords[serie]));
  if (grafico === "barras") return [title, ...barChart(points, room)];
  const several = resumen.anios.length > 1;
  // Below the line of several years stand the years; below that of one, its months.
  const labelled = points.map((one) => ({
    ...one,
    label: several ? (one.label.endsWith("-01") ? one.label.slice(0, 4) : "") : one.label.slice(5),
  }));
  return [title, ...lineChart(labelled, room)];
}

async function monthTable(resumen: VolumeSummary, tools: ViewTools): Promise<readonly string[]> {
  const rows = resumen.meses.map((one) => [one.mes, ...figures(one)]);
  return await figureTable(tools.translator.t("columna.mes"), rows, tools);
}

async function yearTable(resumen: VolumeSummary, tools: ViewTools): Promise<readonly string[]> {
  const rows = resumen.anios.map((one) => [one.anio, ...figures(one)]);
  return await figureTable(tools.translator.t("columna.anio"), rows, tools);
}

function figures(
  one: Pick<YearVolume, "atenciones" | "quejas" | "por_mil" | "interanual">,
): readonly string[] {
  return [
    figure(one.atenciones, "atenciones"),
    figure(one.quejas, "quejas"),
    figure(one.por_mil, "por_mil"),
    one.interanual === null ? "" : percent(one.interanual),
  ];
}

async function figureTable(
  first: string,
  rows: readonly (readonly string[])[],
  { translator, paint, width, decorated }: ViewTools,
): Promise<readonly string[]> {
  const { t } = translator;
  const titles = [
    first,
    t("serie.atenciones"),
    t("serie.quejas"),
    t("columna.por-mil"),
    t("columna.interanual"),
  ];
  const widths = titles.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const aligned = (row: readonly string[]): readonly string[] =>
    row.map((cell, at) => (at > 0 && decorated ? cell.padStart(widths[at] ?? 0) : cell));
  const columns = aligned(titles).map((title, at) => ({
    title,
    minimum: title.length,
    ...(at === 0 && { paint: paint.strong }),
  }));
  return await tableLines(columns, rows.map(aligned), width, decorated);
}

function closing({ resumen, fuente }: VolumesShown, { translator, paint, width }: ViewTools) {
  const { t } = translator;
  const total = t("transparencia.total", {
    meses: resumen.meses.length,
    atenciones: resumen.atenciones,
    quejas: resumen.quejas,
    por_mil: figure(resumen.por_mil, "por_mil"),
  });
  return [
    ...wrapText(total, width),
    ...outlierTexts(resumen.destacados, translator).flatMap((text) => {
      const [head = "", ...rest] = wrapText(text, width - 2);
      return [`• ${head}`, ...rest.map((line) => `  ${line}`)];
    }),
    ...wrapText(t("transparencia.fuente", { fuente }), width).map((line) => paint.dim(line)),
  ];
}

/** An extreme has its own line, the others share one. */
function outlierTexts(outliers: readonly Outlier[], { t }: Translator): readonly string[] {
  return volumeSeries.flatMap((serie) => {
    const here = outliers.filter((one) => one.serie === serie);
    const name = t(seriesWords[serie]).toLowerCase();
    const value = ({ valor }: Outlier): string => figure(valor, serie);
    const odd = here.filter(({ clase }) => clase === "atipico");
    const meses = odd.map((one) => `${one.mes} (${value(one)})`).join(", ");
    return [
      ...here.flatMap((one) => {
        if (one.clase === "atipico") return [];
        return [t(extremeWords[one.clase], { mes: one.mes, serie: name, valor: value(one) })];
      }),
      ...(odd.length === 0 ? [] : [t("transparencia.atipico", { serie: name, meses })]),
    ];
  });
}

function figure(value: number, serie: VolumeSeries): string {
  return serie === "por_mil" ? value.toFixed(2) : String(value);
}

function percent(change: number): string {
  return `${change > 0 ? "+" : ""}${(change * 100).toFixed(1)} %`;
}
