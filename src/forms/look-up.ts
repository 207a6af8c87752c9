import type { Catalogs } from "../catalogs/catalogs.ts";
import { findDistrict, searchDistricts } from "../catalogs/districts.ts";
import { findMotivo } from "../catalogs/motivos.ts";
import { findOperatorType, searchOperatorTypes } from "../catalogs/operator-types.ts";
import { findScreen } from "../catalogs/screens.ts";
import { withoutInvisible } from "../domain/invisible.ts";
import type { MessageParams } from "../errors/mesa-error.ts";
import type { FieldKind } from "./form.ts";

type LookedUp =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: string; readonly params: MessageParams };

/**
 * What people write of a catalogue's entry → what the form keeps of it: a code, an id, the complete
 * name of a screen. Codes must be known; screens and motivos are free text, since no official list
 * is published.
 */
export function lookUp(kind: FieldKind, value: unknown, catalogs: Catalogs): LookedUp {
  if (typeof value !== "string" || value.trim() === "") return { ok: true, value };
  const text = withoutInvisible(value).trim().normalize("NFC");
  switch (kind) {
    case "district":
      return district(text, catalogs);
    case "operator":
      return operatorType(text, catalogs);
    case "motivo":
      return { ok: true, value: findMotivo(text, catalogs.motivos)?.id ?? value };
    case "screen": {
      // A path stays as typed.
      const found = text.includes(">") ? undefined : findScreen(text, catalogs.pantallas);
      return { ok: true, value: found?.completa ?? value };
    }
    default:
      return { ok: true, value };
  }
}

function district(valor: string, { distritos }: Catalogs): LookedUp {
  const found = findDistrict(valor, distritos);
  if (found.kind === "found") return { ok: true, value: found.district.codigo };
  const named = (entries: typeof distritos): string =>
    entries.map((one) => `${one.codigo} ${one.etiqueta}`).join(", ");
  if (found.kind === "ambiguous") {
    const params = { valor, opciones: named(found.candidates) };
    return { ok: false, code: "distrito-ambiguo", params };
  }
  const [near] = searchDistricts(valor, distritos);
  return near === undefined
    ? { ok: false, code: "distrito-desconocido", params: { valor } }
    : { ok: false, code: "distrito-parecido", params: { valor, parecido: named([near]) } };
}

function operatorType(valor: string, { operadores }: Catalogs): LookedUp {
  const found = findOperatorType(valor, operadores);
  if (found !== undefined) return { ok: true, value: found.id };
  const [near] = searchOperatorTypes(valor, operadores);
  return near === undefined
    ? { ok: false, code: "operador-desconocido", params: { valor } }
    : { ok: false, code: "operador-parecido", params: { valor, parecido: near.id } };
}
