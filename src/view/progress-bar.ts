import type { Translator } from "../i18n/translator.ts";
import type { Transfer } from "../ports/http.ts";
import { formatBytes } from "./formats.ts";

/** Columns of the bar. */
const width = 20;

/** `share` of the work, 0 to 1, as a bar. */
export function progressBar(share: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * width);
  return "█".repeat(filled) + "░".repeat(width - filled);
}

/** How far an upload is: a bar, bytes, bytes a second, and the time that is left once it can be told. */
export function transferLine({ sent, total, elapsed }: Transfer, { t }: Translator): string {
  const bar = progressBar(total === 0 ? 1 : sent / total);
  const parts = [`${bar} ${formatBytes(sent)} / ${formatBytes(total)}`];
  const rate = elapsed > 0 ? (sent * 1000) / elapsed : 0;
  if (rate > 0) {
    const segundos = Math.ceil((total - sent) / rate);
    parts.push(`${formatBytes(rate)}/s`, t("progreso.falta", { tiempo: `${segundos} s` }));
  }
  return parts.join(" · ");
}
