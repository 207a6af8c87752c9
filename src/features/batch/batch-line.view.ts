import type { Translator } from "../../i18n/translator.ts";
import { progressBar } from "../../view/progress-bar.ts";

/** How far a table is: rows done, rows in all, milliseconds since the beginning. */
export interface BatchProgress {
  readonly done: number;
  readonly total: number;
  readonly elapsed: number;
}

/** A bar, rows, rows a second, and the time that is left once it can be told. */
export function batchLine({ done, total, elapsed }: BatchProgress, { t }: Translator): string {
  const parts = [`${progressBar(total === 0 ? 1 : done / total)} ${done} / ${total}`];
  const rate = elapsed > 0 ? (done * 1000) / elapsed : 0;
  if (rate > 0) {
    const left = Math.ceil(Math.max(0, total - done) / rate);
    parts.push(t("lote.ritmo", { por_segundo: rate.toFixed(1) }));
    parts.push(t("progreso.falta", { tiempo: duration(left) }));
  }
  return parts.join(" · ");
}

/** `45 s`, `3 min 20 s`, `2 h 5 min`. */
function duration(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
