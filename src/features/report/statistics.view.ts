import type { Spreads, TicketGroup, TicketStatistics } from "../../domain/ticket-statistics.ts";
import { formatDuration, formatOfficeDuration } from "../../view/formats.ts";
import { tableLines } from "../../view/table.ts";
import type { ViewTools } from "../../view/view.ts";
import { wrapText } from "../../view/wrap-text.ts";

export interface ShownStatistics {
  readonly perfil: string;
  readonly desde: string;
  readonly hasta: string;
  readonly statistics: TicketStatistics;
}

/** Times to the first answer and to the end: of all tickets, by type and by month, with curves. */
export async function statisticsView(
  { perfil, desde, hasta, statistics }: ShownStatistics,
  tools: ViewTools,
): Promise<readonly string[]> {
  const { translator, paint, decorated } = tools;
  const { t } = translator;
  const { total, byType, byMonth } = statistics;
  if (total.tickets === 0) return decorated ? [t("ticket.ninguno")] : [];
  const groups = [total, ...byType, ...byMonth];
  const office = await timeTable(groups, "office", tools);
  if (!decorated) return office;
  const elapsed = await timeTable(groups, "elapsed", tools);
  const course = (values: readonly (number | null)[]): string => paint.accent(sparkline(values));
  return [
    paint.strong(t("estadisticas.titulo", { perfil, desde, hasta })),
    "",
    paint.strong(t("estadisticas.habil")),
    ...office,
    "",
    paint.strong(t("estadisticas.transcurrido")),
    ...elapsed,
    ...(byMonth.length < 2
      ? []
      : [
          "",
          `${t("estadisticas.curso-tickets")} ${course(byMonth.map((one) => one.tickets))}`,
          `${t("estadisticas.curso-respuesta")} ${course(byMonth.map((one) => one.answer.office?.median ?? null))}`,
        ]),
    "",
    ...wrapText(t("estadisticas.nota"), tools.width).map(paint.dim),
  ];
}

async function timeTable(
  groups: readonly TicketGroup[],
  clock: keyof Spreads,
  { translator, paint, width, decorated }: ViewTools,
): Promise<readonly string[]> {
  const { t } = translator;
  const format = clock === "office" ? formatOfficeDuration : formatDuration;
  const cells = (spreads: Spreads): readonly string[] => {
    const spread = spreads[clock];
    if (spread === null) return ["–", "–"];
    return [format(spread.median), format(spread.p90)];
  };
  const rows = groups.map((group) => [
    nameOf(group.name, translator),
    String(group.tickets),
    ...cells(group.answer),
    ...cells(group.end),
  ]);
  const columns = [
    { title: t("estadisticas.grupo"), minimum: 8, paint: paint.strong },
    { title: t("estadisticas.tickets"), minimum: 7 },
    { title: t("estadisticas.respuesta-mediana"), minimum: 8 },
    { title: t("estadisticas.respuesta-p90"), minimum: 8 },
    { title: t("estadisticas.fin-mediana"), minimum: 8 },
    { title: t("estadisticas.fin-p90"), minimum: 8 },
  ];
  return await tableLines(columns, rows, width, decorated);
}

function nameOf(name: string, { t }: ViewTools["translator"]): string {
  if (name === "total") return t("estadisticas.total");
  return name === "incidente" || name === "consulta" ? t(`tipo.${name}`) : name;
}

const bars = "▁▂▃▄▅▆▇█";

/** One character a value, the highest the tallest; a blank where there is none. */
function sparkline(values: readonly (number | null)[]): string {
  const highest = Math.max(0, ...values.map((one) => one ?? 0));
  return values
    .map((value) => {
      if (value === null) return " ";
      const at = highest === 0 ? 0 : Math.ceil((value / highest) * bars.length) - 1;
      return bars[Math.max(0, at)];
    })
    .join("");
}
