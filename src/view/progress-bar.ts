import type { Translator } from "../i18n/translator.ts";
import type { Transfer } from "../ports/http.ts";
import { formatBytes } from "./formats.ts";

const barColumns = 20;

/** `share` of the work, 0 to 1, as a bar. */
export function progressBar(share: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * barColumns);
  return "█".repeat(filled) + "░".repeat(barColumns - filled);
}

/** How far an upload is: a bar, bytes, bytes a second, and the remaining time once it is known. */
export function transferLine({ sent, total, elapsed }: Transfer, translator: Translator): string {
  const bar = progressBar(total === 0 ? 1 : sent / total);
  const parts = [`${bar} ${formatBytes(sent, translator)} / ${formatBytes(total, translator)}`];
  const rate = elapsed > 0 ? (sent * 1000) / elapsed : 0;
  if (rate > 0) {
    const segundos = Math.ceil((total - sent) / rate);
    parts.push(
      `${formatBytes(rate, translator)}/s`,
      translator.t("progreso.falta", { tiempo: `${segundos} s` }),
    );
  }
  return parts.join(" · ");
}
