import type { PaperList } from "../../forms/cover-papers.ts";
import type { Translator } from "../../i18n/translator.ts";
import { neutralizeLine } from "../../view/neutralize.ts";

/** The documents that a motivo calls for, each with its file or whether it is missing; none where it calls for none. */
export function paperLines({ papers, unnamed }: PaperList, { t }: Translator): readonly string[] {
  if (papers.length === 0) return [];
  const lines = papers.map(({ nombre, obligatorio, ruta }) => {
    const documento = neutralizeLine(nombre);
    if (ruta !== undefined) {
      const archivo = neutralizeLine(ruta.replace(/^.*[\\/]/, ""));
      return `✓ ${t("documentos.cubierto", { documento, archivo })}`;
    }
    if (!obligatorio) return `· ${t("documentos.opcional", { documento })}`;
    const key = unnamed.length > 0 ? "documentos.sin-indicar" : "documentos.falta";
    return `✗ ${t(key, { documento })}`;
  });
  return [t("documentos.titulo"), ...lines.map((line) => `  ${line}`)];
}
