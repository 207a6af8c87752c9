import type { Call } from "../../app/call.ts";
import type { Translator } from "../../i18n/translator.ts";
import { formatNumber } from "../../view/formats.ts";
import { progressBar } from "../../view/progress-bar.ts";

/** Shortest time between two drawings of the progress line. */
const redrawMs = 100;

/**
 * Shows how far a table is.
 *
 * @returns `done`, to be called after every row with how many are done, and `stop`
 */
export async function batchProgress(text: string, total: number, call: Call) {
  const { clock } = call.context;
  const progress = await call.progress(text);
  const started = clock().getTime();
  let drawn = started;
  return {
    stop: progress.stop,
    done(rows: number): void {
      const now = clock().getTime();
      if (now - drawn < redrawMs) return;
      drawn = now;
      progress.update(progressLine(rows, total, now - started, call.translator));
    },
  };
}

/** A bar, rows, rows a second and, once that can be told, the time left. */
function progressLine(
  done: number,
  total: number,
  elapsedMs: number,
  { t, language }: Translator,
): string {
  const parts = [
    `${progressBar(total === 0 ? 1 : done / total)} ${formatNumber(done, language)} / ${formatNumber(total, language)}`,
  ];
  const rate = elapsedMs > 0 ? (done * 1000) / elapsedMs : 0;
  if (rate > 0) {
    const left = Math.ceil(Math.max(0, total - done) / rate);
    parts.push(t("lote.ritmo", { por_segundo: formatNumber(rate, language, 1) }));
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
