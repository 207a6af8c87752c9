import type { Catalogs } from "./catalogs.ts";
import { findDistrict } from "./districts.ts";
import { findMotivo } from "./motivos.ts";
import { findOperatorType } from "./operator-types.ts";

type NameOf = (value: string, catalogs: Catalogs) => string | undefined;

const names: Readonly<Record<string, NameOf>> = {
  distrito: (code, { distritos }) => {
    const found = findDistrict(code, distritos);
    return found.kind === "found" ? `${code} ${found.district.etiqueta}` : undefined;
  },
  tipo_operador: (id, { operadores }) => findOperatorType(id, operadores)?.nombre,
  motivo: (id, { motivos }) => findMotivo(id, motivos)?.nombre,
};

/** A form field's value for people: a code gets its name, other values stay as they are. */
export function displayValue(field: string, value: string, catalogs: Catalogs): string {
  return names[field]?.(value, catalogs) ?? value;
}
