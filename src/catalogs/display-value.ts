import { findDistrict } from "./districts.ts";
import { findMotivo } from "./motivos.ts";
import { findOperatorType } from "./operator-types.ts";

const names: Readonly<Record<string, (value: string) => string | undefined>> = {
  distrito: (code) => {
    const found = findDistrict(code);
    return found.kind === "found" ? `${code} ${found.district.etiqueta}` : undefined;
  },
  tipo_operador: (id) => findOperatorType(id)?.nombre,
  motivo: (id) => findMotivo(id)?.nombre,
};

/** A form field's value as people read it: a code with its name, anything else as it is. */
export function displayValue(field: string, value: string): string {
  return names[field]?.(value) ?? value;
}
