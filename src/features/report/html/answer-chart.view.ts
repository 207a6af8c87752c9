import type { TicketGroup } from "../../../domain/ticket-statistics.ts";
import type { Translator } from "../../../i18n/translator.ts";
import { formatMonth, formatNumber } from "../../../view/formats.ts";
import { markup, type Html } from "./markup.view.ts";

const size = { width: 640, height: 260, left: 44, right: 8, top: 12, bottom: 44 } as const;
const hour = 3_600_000;

/** Months named below the chart. */
const maxLabels = 8;

/** A bar chart of office hours to the first answer, month by month: the median and the 90th percentile. */
export function answerChart(months: readonly TicketGroup[], translator: Translator): Html {
  const { t, language } = translator;
  const values = months.map(({ name, answer }) => ({
    name,
    median: (answer.office?.median ?? 0) / hour,
    p90: (answer.office?.p90 ?? 0) / hour,
  }));
  const top = niceTop(Math.max(1, ...values.map(({ p90 }) => p90)));
  const decimals = [0, 1].find((count) => Number.isInteger((top / 4) * 10 ** count)) ?? 2;
  const plotHeight = size.height - size.top - size.bottom;
  const step = (size.width - size.left - size.right) / Math.max(1, values.length);
  const bar = Math.max(1, Math.min(step * 0.36, 24));
  const every = Math.ceil(values.length / maxLabels);
  const heightOf = (value: number): number => round((value / top) * plotHeight);
  const marks = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const y = round(size.top + plotHeight * (1 - share));
    return markup`<line
        class="axis"
        x1="${size.left}"
        x2="${size.width - size.right}"
        y1="${y}"
        y2="${y}"
      /><text x="${size.left - 6}" y="${y + 4}" text-anchor="end">${formatNumber(top * share, language, decimals)}</text>`;
  });
  const bars = values.map(({ name, median, p90 }, at) => {
    const middle = round(size.left + step * (at + 0.5));
    const column = (value: number, x: number, kind: string): Html =>
      markup`<rect
        class="${kind}"
        x="${round(x)}"
        y="${round(size.top + plotHeight - heightOf(value))}"
        width="${round(bar)}"
        height="${heightOf(value)}"
      />`;
    const label =
      at % every === 0
        ? markup`<text x="${middle}" y="${size.height - 24}" text-anchor="middle"
            >${formatMonth(name, translator)}</text
          >`
        : markup``;
    return markup`${column(median, middle - bar, "first")}${column(p90, middle, "second")}${label}`;
  });
  return markup`<figure>
    <div class="scroll" role="region" tabindex="0" aria-label="${t("informe.grafico")}"><svg
      role="img"
      aria-labelledby="chart-title chart-text"
      viewBox="0 0 ${size.width} ${size.height}"
    >
      <title id="chart-title">${t("informe.grafico")}</title>
      <desc id="chart-text">${t("informe.grafico-datos")}</desc>
      ${marks}${bars}
      <text x="${size.left}" y="${size.height - 4}">${t("informe.horas-habiles")}</text>
    </svg></div>
    <figcaption class="soft">
      <span class="key first"></span>${t("informe.mediana")}
      <span class="key second"></span>${t("informe.p90")}
    </figcaption>
  </figure>`;
}

/** The smallest of 1, 2, 5, 10, 20 … that is not less than a value. */
function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const nice = [1, 2, 5, 10].find((one) => one * power >= value) ?? 10;
  return nice * power;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
