import { nearest } from "../domain/nearest.ts";
import { MesaError } from "../errors/mesa-error.ts";
import { preferenceKeys, type PreferenceKey } from "../ports/preferences.ts";

/** A setting by its name. @throws MesaError `valor-invalido` with the nearest one */
export function findPreference(name: string): PreferenceKey {
  const keys = Object.keys(preferenceKeys);
  if (isKey(name)) return name;
  const esperado = nearest(name, keys) ?? keys.join(", ");
  throw new MesaError("valor-invalido", { params: { valor: name, bandera: "CLAVE", esperado } });
}

function isKey(name: string): name is PreferenceKey {
  return Object.hasOwn(preferenceKeys, name);
}
