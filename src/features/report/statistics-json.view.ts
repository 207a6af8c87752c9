import type { Spread, Spreads, TicketGroup } from "../../domain/ticket-statistics.ts";
import type { ShownStatistics } from "./statistics.view.ts";

/** Statistics as JSON, with times in whole seconds. */
export function statisticsJson({ perfil, desde, hasta, statistics }: ShownStatistics) {
  const { total, byType, byMonth } = statistics;
  return {
    perfil,
    desde,
    hasta,
    total: groupJson(total),
    por_tipo: byType.map(groupJson),
    por_mes: byMonth.map(groupJson),
  };
}

/** A row for each group. */
export function statisticsRows({ statistics }: ShownStatistics) {
  const { total, byType, byMonth } = statistics;
  return [total, ...byType, ...byMonth].map((group) => ({
    grupo: group.name,
    tickets: group.tickets,
    ...flat("respuesta", group.answer),
    ...flat("fin", group.end),
  }));
}

function groupJson({ name, tickets, answer, end }: TicketGroup) {
  return { grupo: name, tickets, respuesta: spreadsJson(answer), fin: spreadsJson(end) };
}

function spreadsJson({ elapsed, office }: Spreads) {
  return { transcurrido: spreadJson(elapsed), habil: spreadJson(office) };
}

function spreadJson(spread: Spread | null) {
  if (spread === null) return null;
  const { cases, median, p90, p95, longest } = spread;
  return {
    casos: cases,
    mediana: seconds(median),
    p90: seconds(p90),
    p95: seconds(p95),
    maximo: seconds(longest),
  };
}

function flat(name: string, { elapsed, office }: Spreads): Record<string, number | null> {
  const part = (value: number | undefined): number | null =>
    value === undefined ? null : seconds(value);
  return {
    [`${name}_casos`]: elapsed?.cases ?? 0,
    [`${name}_mediana`]: part(elapsed?.median),
    [`${name}_p90`]: part(elapsed?.p90),
    [`${name}_mediana_habil`]: part(office?.median),
    [`${name}_p90_habil`]: part(office?.p90),
  };
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 1000);
}
