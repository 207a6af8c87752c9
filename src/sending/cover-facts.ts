import type { Catalogs } from "../catalogs/catalogs.ts";
import { displayValue } from "../catalogs/display-value.ts";
import type { FormValues } from "../domain/submission.ts";
import type { CoverFact } from "../ports/evidence-documents.ts";

/**
 * What the document's cover says of the request, in the order of the official form. The document
 * goes to an Ecuadorian office, so its words are Spanish whatever the user's language.
 */
const labels = [
  ["pantalla", "Pantalla u opción"],
  ["motivo", "Motivo"],
  ["asunto", "Asunto"],
  ["fecha", "Fecha del suceso"],
  ["hora", "Hora del suceso"],
  ["distrito", "Distrito"],
  ["tipo_operador", "Tipo de operador"],
  ["tramite", "Número de trámite"],
  ["mensaje_error", "Mensaje de error"],
  ["identificacion", "Identificación"],
  ["nombre", "Operador"],
] as const;

export function coverFacts(datos: FormValues, catalogs: Catalogs): readonly CoverFact[] {
  return labels.flatMap(([field, label]): readonly CoverFact[] => {
    const value = datos[field];
    if (typeof value !== "string") return [];
    const shown = displayValue(field, value, catalogs);
    return [[label, field === "hora" ? `${shown} (hora de Guayaquil)` : shown]];
  });
}
