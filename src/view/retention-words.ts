import type { Translator } from "../i18n/translator.ts";

/** How long something is kept, in words: `5a` → «5 años». */
export function retentionWords(setting: string, { t }: Translator): string {
  const cuantos = Number.parseInt(setting, 10);
  if (Number.isNaN(cuantos)) return t("retencion.siempre");
  if (setting.endsWith("d")) return t("retencion.d", { cuantos });
  return setting.endsWith("m") ? t("retencion.m", { cuantos }) : t("retencion.a", { cuantos });
}
