import { findDistrict } from "../catalogs/districts.ts";
import { findMotivo } from "../catalogs/motivos.ts";
import { findOperatorType } from "../catalogs/operator-types.ts";
import type { FormValues } from "../domain/submission.ts";
import type { CoverFact } from "../ports/evidence-room.ts";

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

const names: Readonly<Record<string, (value: string) => string | undefined>> = {
  distrito: (code) => {
    const found = findDistrict(code);
    return found.kind === "found" ? `${code} ${found.district.etiqueta}` : undefined;
  },
  tipo_operador: (id) => findOperatorType(id)?.nombre,
  motivo: (id) => findMotivo(id)?.nombre,
  hora: (time) => `${time} (hora de Guayaquil)`,
};

export function coverFacts(datos: FormValues): readonly CoverFact[] {
  return labels.flatMap(([field, label]): readonly CoverFact[] => {
    const value = datos[field];
    return typeof value === "string" ? [[label, names[field]?.(value) ?? value]] : [];
  });
}
