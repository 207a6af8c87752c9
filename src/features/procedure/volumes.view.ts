import {
  volumeSeries,
  type Outlier,
  type VolumeSeries,
  type VolumeSummary,
  type YearVolume,
} from "../../domain/volumes.ts";
import { barChart, type ChartPoint } from "./bar-chart.view.ts";
import { lineChart } from "./line-chart.view.ts";
import { formatNumber } from "../../view/formats.ts";
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
  /** No period was asked for: the table begins with the last year. */
  readonly recent: boolean;
}

/** As many rows as fit on a screen with the years. */
const recentMonths = 12;

/** The published figures as a table or a chart, with what they add up to and what stands out. */
export async function volumesView(
  shown: VolumesShown,
  tools: ViewTools,
): Promise<readonly string[]> {
  const { resumen } = shown;
  if (shown.grafico !== undefined) return [...chart(shown, tools), "", ...closing(shown, tools)];
  const shortened = shown.recent && tools.decorated;
  const months = await monthTable(
    shortened ? resumen.meses.slice(-recentMonths) : resumen.meses,
    tools,
  );
  if (!tools.decorated) return months;
  const years = resumen.anios.length > 1 ? ["", ...(await yearTable(resumen, tools))] : [];
  const { t } = tools.translator;
  const desde = resumen.meses[0]?.mes ?? "";
  const rest = shortened ? [tools.paint.dim(t("transparencia.recientes", { desde }))] : [];
  return [...months, ...rest, ...years, "", ...closing(shown, tools)];
}

function chart({ resumen, grafico, serie, ascii }: VolumesShown, tools: ViewTools) {
  const { t, language } = tools.translator;
  const room = { width: tools.width, ascii, language };
  const points = resumen.meses.map((one): ChartPoint => {
    return { label: one.mes, value: one[serie], text: figure(one[serie], serie, tools) };
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

async function monthTable(
  months: VolumeSummary["meses"],
  tools: ViewTools,
): Promise<readonly string[]> {
  const rows = months.map((one) => [one.mes, ...figures(one, tools)]);
  return await figureTable(tools.translator.t("columna.mes"), rows, tools);
}

async function yearTable(resumen: VolumeSummary, tools: ViewTools): Promise<readonly string[]> {
  const rows = resumen.anios.map((one) => [one.anio, ...figures(one, tools)]);
  return await figureTable(tools.translator.t("columna.anio"), rows, tools);
}

function figures(
  one: Pick<YearVolume, "atenciones" | "quejas" | "por_mil" | "interanual">,
  style: Style,
): readonly string[] {
  return [
    figure(one.atenciones, "atenciones", style),
    figure(one.quejas, "quejas", style),
    figure(one.por_mil, "por_mil", style),
    one.interanual === null ? "" : percent(one.interanual, style),
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

function closing({ resumen, fuente }: VolumesShown, tools: ViewTools) {
  const { translator, paint, width } = tools;
  const { t, language } = translator;
  const total = t("transparencia.total", {
    meses: resumen.meses.length,
    atenciones: formatNumber(resumen.atenciones, language),
    quejas: formatNumber(resumen.quejas, language),
    por_mil: formatNumber(resumen.por_mil, language, 2),
  });
  return [
    ...wrapText(total, width),
    ...outlierTexts(resumen.destacados, tools).flatMap((text) => {
      const [head = "", ...rest] = wrapText(text, width - 2);
      return [`• ${head}`, ...rest.map((line) => `  ${line}`)];
    }),
    ...wrapText(t("transparencia.fuente", { fuente }), width).map((line) => paint.dim(line)),
  ];
}

/** An extreme has its own line, the others share one. */
function outlierTexts(outliers: readonly Outlier[], tools: ViewTools): readonly string[] {
  const { t } = tools.translator;
  return volumeSeries.flatMap((serie) => {
    const here = outliers.filter((one) => one.serie === serie);
    const name = t(seriesWords[serie]).toLowerCase();
    const value = ({ valor }: Outlier): string => figure(valor, serie, tools);
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

/** A pipe gets plain numbers: `232350`, `0.67`. */
type Style = Pick<ViewTools, "translator" | "decorated">;

function figure(value: number, serie: VolumeSeries, style: Style): string {
  return written(value, serie === "por_mil" ? 2 : 0, style);
}

function percent(change: number, style: Style): string {
  return `${change > 0 ? "+" : ""}${written(change * 100, 1, style)} %`;
}

function written(value: number, decimals: number, { translator, decorated }: Style): string {
  return decorated ? formatNumber(value, translator.language, decimals) : value.toFixed(decimals);
}
