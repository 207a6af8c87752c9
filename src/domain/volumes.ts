import { percentile } from "./ticket-statistics.ts";

/** The desk's published figures of one month. */
export interface MonthVolume {
  /** `AAAA-MM` */
  readonly mes: string;
  readonly quejas: number;
  readonly atenciones: number;
}

export const volumeSeries = ["atenciones", "quejas", "por_mil"] as const;
export type VolumeSeries = (typeof volumeSeries)[number];

/** A month with its rates. */
export interface RatedMonth extends MonthVolume {
  /** Complaints per thousand services. */
  readonly por_mil: number;
  /** Change in services from the same month a year before: 0.25 is a quarter more. */
  readonly interanual: number | null;
}

export interface YearVolume {
  readonly anio: string;
  /** The number of months counted. */
  readonly meses: number;
  readonly quejas: number;
  readonly atenciones: number;
  readonly por_mil: number;
  /** Change from the same months of the year before; null unless all of them are published. */
  readonly interanual: number | null;
}

/** A month that stands out in one of the figures. */
export interface Outlier {
  readonly mes: string;
  readonly serie: VolumeSeries;
  readonly valor: number;
  readonly clase: "maximo" | "minimo" | "atipico";
}

export interface VolumeSummary {
  readonly meses: readonly RatedMonth[];
  readonly anios: readonly YearVolume[];
  readonly quejas: number;
  readonly atenciones: number;
  readonly por_mil: number;
  readonly destacados: readonly Outlier[];
}

/** With fewer months, quartiles are not meaningful. */
const minMonthsForOutliers = 8;

/** Totals, rates and changes of the months from `desde` to `hasta` (`AAAA-MM`, both inclusive). */
export function summarizeVolumes(
  published: readonly MonthVolume[],
  desde: string,
  hasta: string,
): VolumeSummary {
  const byMonth = new Map(published.map((one) => [one.mes, one]));
  const chosen = published.filter(({ mes }) => mes >= desde && mes <= hasta);
  const meses = chosen.map((one) => ({
    ...one,
    por_mil: perThousand(one),
    interanual: change(one.atenciones, byMonth.get(yearBefore(one.mes))?.atenciones),
  }));
  const names = [...new Set(chosen.map(({ mes }) => mes.slice(0, 4)))];
  const anios = names.map((anio): YearVolume => {
    const months = chosen.filter(({ mes }) => mes.startsWith(anio));
    const before = months.flatMap(({ mes }) => byMonth.get(yearBefore(mes)) ?? []);
    const sums = totals(months);
    const earlier = before.length === months.length ? totals(before).atenciones : undefined;
    return {
      anio,
      meses: months.length,
      ...sums,
      por_mil: perThousand(sums),
      interanual: change(sums.atenciones, earlier),
    };
  });
  const sums = totals(chosen);
  const destacados = volumeSeries.flatMap((serie) => standOut(meses, serie));
  return { meses, anios, ...sums, por_mil: perThousand(sums), destacados };
}

export function perThousand({ quejas, atenciones }: Omit<MonthVolume, "mes">): number {
  return atenciones === 0 ? 0 : (quejas / atenciones) * 1000;
}

function totals(months: readonly MonthVolume[]): Omit<MonthVolume, "mes"> {
  return {
    quejas: months.reduce((sum, one) => sum + one.quejas, 0),
    atenciones: months.reduce((sum, one) => sum + one.atenciones, 0),
  };
}

function change(now: number, before: number | undefined): number | null {
  return before === undefined || before === 0 ? null : now / before - 1;
}

function yearBefore(month: string): string {
  return `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
}

/**
 * The months that stand out: the highest and the lowest, where there is only one, and those above
 * Tukey's fence, the third quartile plus 1.5 times the interquartile range (Exploratory Data
 * Analysis, 1977).
 */
function standOut(months: readonly RatedMonth[], serie: VolumeSeries): readonly Outlier[] {
  if (months.length < 2) return [];
  const sorted = months.map((one) => one[serie]).toSorted((one, other) => one - other);
  const [low, high] = [Math.min(...sorted), Math.max(...sorted)];
  const [first, third] = [percentile(sorted, 0.25), percentile(sorted, 0.75)];
  const fence = third + 1.5 * (third - first);
  const mark = (clase: Outlier["clase"], wanted: (value: number) => boolean): readonly Outlier[] =>
    months
      .filter((one) => wanted(one[serie]))
      .map(({ mes, [serie]: valor }) => ({ mes, serie, valor, clase }));
  const highest = mark("maximo", (value) => value === high);
  const lowest = mark("minimo", (value) => value === low);
  const odd = mark("atipico", (value) => value > fence && value !== high);
  return [
    ...(highest.length === 1 ? highest : []),
    ...(months.length >= minMonthsForOutliers ? odd : []),
    ...(lowest.length === 1 ? lowest : []),
  ];
}
